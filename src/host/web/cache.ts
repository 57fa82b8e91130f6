import type { Cache } from '../../core/ports';
import type { Records } from './records';
import type { Windows } from './windows';

/** Small values in files that all windows share. */
export class WebCache implements Cache {
  constructor(
    private readonly records: Records,
    private readonly windows: Windows,
  ) {}

  async get(name: string): Promise<string | undefined> {
    await this.records.refresh();
    return this.valueOf(name);
  }

  set(name: string, value: string): Promise<void> {
    return this.records.write([name, value]);
  }

  change(name: string, change: (value: string | undefined) => string): Promise<string> {
    return this.windows.alone(async () => {
      await this.records.refreshNow();
      const value = change(this.valueOf(name));
      await this.set(name, value);
      return value;
    });
  }

  /** This program alone writes them. */
  private valueOf(name: string): string | undefined {
    return this.records.get(name) as string | undefined;
  }
}
