import type { Cache } from '../ports';
import { idsIn, toggled } from './favourites';

const cacheName = 'hiddenModels';

/** The ids of the models that the user does not want to see or to be asked, the same in all windows. */
export class HiddenModels {
  constructor(private readonly cache: Cache) {}

  /** @throws StorageError */
  async list(): Promise<readonly string[]> {
    return idsIn(await this.cache.get(cacheName));
  }

  /** Hides the model, or shows it again. @throws StorageError */
  async toggle(id: string): Promise<void> {
    await this.cache.change(cacheName, (json) => JSON.stringify(toggled(idsIn(json), id)));
  }

  /** @throws StorageError */
  async show(id: string): Promise<void> {
    if ((await this.list()).includes(id)) await this.toggle(id);
  }
}
