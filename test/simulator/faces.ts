import { Face } from './face';
import { GoogleAccount, googleRules } from './google/google';
import { GroqAccount, groqRules } from './groq/groq';
import { PlainServer, plainRules } from './plain/plain';

/** The providers that the simulator plays besides OpenRouter, each on a path of its own, all in one journal. */
export class Faces {
  readonly groq = new GroqAccount();
  readonly google = new GoogleAccount();
  readonly plain = new PlainServer();
  private readonly all = {
    groq: new Face(groqRules(this.groq)),
    google: new Face(googleRules(this.google)),
    plain: new Face(plainRules(this.plain)),
  };

  /** Who answers on this path; undefined: OpenRouter. */
  find(path: string): Face | undefined {
    return Object.values(this.all).find((face) => face.serves(path));
  }

  /** The path below which one answers. */
  rootOf(name: 'groq' | 'google' | 'plain'): string {
    return this.all[name].rules.root;
  }

  reset(): void {
    this.groq.reset();
    this.google.reset();
    this.plain.reset();
  }
}
