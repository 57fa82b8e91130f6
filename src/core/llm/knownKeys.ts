import type { Secrets } from '../ports';
import type { ProviderId } from './preset';

/** Remembers keys until they may be other ones: asking the secret storage takes a message to another process and back. */
export class KnownKeys implements Secrets {
  private readonly known = new Map<ProviderId, Promise<string | undefined>>();

  /** @param read may reject: that is not remembered */
  constructor(private readonly read: (provider: ProviderId) => Promise<string | undefined>) {}

  /** Rejects as `read` does. */
  key(provider: ProviderId = 'openrouter'): Promise<string | undefined> {
    const known = this.known.get(provider);
    if (known) return known;
    const reading = this.read(provider);
    this.known.set(provider, reading);
    reading.catch(() => {
      if (this.known.get(provider) === reading) this.known.delete(provider);
    });
    return reading;
  }

  /** They may be other ones from now on. */
  forget(): void {
    this.known.clear();
  }
}
