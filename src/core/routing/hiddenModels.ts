import { Emitter } from '../event';
import type { Cache } from '../ports';
import { idsIn, toggled } from './favourites';

const cacheName = 'hiddenModels';

/** The ids of the models that the user does not want to see or to be asked, the same in all windows. */
export class HiddenModels {
  private readonly changed = new Emitter<void>();
  /** The user hid a model in this window, or showed one again. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly cache: Cache) {}

  /** @throws StorageError */
  async list(): Promise<readonly string[]> {
    return idsIn(await this.cache.get(cacheName));
  }

  /** Hides the model, or shows it again. @throws StorageError */
  async toggle(id: string): Promise<void> {
    await this.cache.change(cacheName, (json) => JSON.stringify(toggled(idsIn(json), id)));
    this.changed.fire();
  }

  /** @throws StorageError */
  async show(id: string): Promise<void> {
    if ((await this.list()).includes(id)) await this.toggle(id);
  }
}
