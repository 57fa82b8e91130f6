import type { ProviderId } from '../../src/core/llm/preset';
import type { Secrets } from '../../src/core/ports';

export class MemorySecrets implements Secrets {
  /** How often a key was asked for. */
  reads = 0;
  readonly others = new Map<ProviderId, string>();

  /** @param value the key of OpenRouter */
  constructor(public value?: string) {}

  key(provider: ProviderId = 'openrouter'): Promise<string | undefined> {
    this.reads += 1;
    return Promise.resolve(provider === 'openrouter' ? this.value : this.others.get(provider));
  }
}
