import type { Secrets } from '../../src/core/ports';

export class MemorySecrets implements Secrets {
  constructor(public value?: string) {}

  key(): Promise<string | undefined> {
    return Promise.resolve(this.value);
  }
}
