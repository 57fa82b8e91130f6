import type { Cache, Clock, Keep } from '../ports';
import { dayMs } from '../quota/calendar';
import type { RequestField } from './preset';

/** What answers teach. */
export interface Lessons {
  /** Of a server, by its address: what it does not take of a request. */
  readonly refusedFields: readonly RequestField[];
  /** Of an account and a model: tokens of a minute, prompt and room for the answer together. */
  readonly tokensPerMinute: number;
}

interface Kept {
  readonly value: unknown;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface LearnedDeps {
  readonly cache: Pick<Cache, 'get' | 'set'>;
  readonly clock: Clock;
  readonly keep: Keep;
}

/** Then it has to be learned anew: servers are renewed, and plans change. */
const keptMs = 7 * dayMs;

/** What answers have taught of those who gave them, for all windows. Where nothing can be kept, this window still knows. */
export class Learned {
  private readonly here = new Map<string, Kept>();

  constructor(private readonly deps: LearnedDeps) {}

  async get<Kind extends keyof Lessons>(
    kind: Kind,
    of: string,
  ): Promise<Lessons[Kind] | undefined> {
    const kept = await this.read(nameOf(kind, of));
    if (!kept || this.deps.clock.now() - kept.at > keptMs) return undefined;
    return kept.value as Lessons[Kind];
  }

  async put<Kind extends keyof Lessons>(
    kind: Kind,
    of: string,
    value: Lessons[Kind],
  ): Promise<void> {
    const { cache, clock, keep } = this.deps;
    const name = nameOf(kind, of);
    const at = clock.now();
    const known = await this.read(name);
    // Most answers teach what is known, and need not be written down.
    const isKnown = known && Math.abs(at - known.at) < dayMs;
    if (isKnown && JSON.stringify(known.value) === JSON.stringify(value)) return;
    this.here.set(name, { value, at });
    await keep(() => cache.set(name, JSON.stringify({ value, at })));
  }

  private async read(name: string): Promise<Kept | undefined> {
    const { cache, keep } = this.deps;
    const json = await keep(() => cache.get(name));
    return json === undefined ? this.here.get(name) : (JSON.parse(json) as Kept);
  }
}

function nameOf(kind: keyof Lessons, of: string): string {
  return `learned:${kind}:${of}`;
}
