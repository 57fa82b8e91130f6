import type { AnswerCache } from '../../src/core/ports';

export class MemoryAnswerCache implements AnswerCache {
  readonly values = new Map<string, string>();

  find(key: string): Promise<string | undefined> {
    return Promise.resolve(this.values.get(key));
  }

  put(key: string, value: string): Promise<void> {
    this.values.set(key, value);
    return Promise.resolve();
  }

  isEmpty(): Promise<boolean> {
    return Promise.resolve(this.values.size === 0);
  }

  clear(): Promise<void> {
    this.values.clear();
    return Promise.resolve();
  }
}
