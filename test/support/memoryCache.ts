import type { Cache } from '../../src/core/ports';

export class MemoryCache implements Cache {
  readonly values = new Map<string, string>();

  get(name: string): Promise<string | undefined> {
    return Promise.resolve(this.values.get(name));
  }

  set(name: string, value: string): Promise<void> {
    this.values.set(name, value);
    return Promise.resolve();
  }

  change(name: string, change: (value: string | undefined) => string): Promise<string> {
    const value = change(this.values.get(name));
    this.values.set(name, value);
    return Promise.resolve(value);
  }
}
