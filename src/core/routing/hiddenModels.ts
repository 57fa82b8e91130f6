import { Emitter } from '../event';
import type { Cache } from '../ports';
import { idsIn, toggled } from './favourites';

const cacheName = 'hiddenModels';

/** The ids of the models that the user does not want to see or to be asked, the same in all windows. */
export class HiddenModels {
  private readonly changed = new Emitter<void>();
  /** The user hid a model, or showed one again; in another window that is noticed with the next `list`. */
  readonly onDidChange = this.changed.event;
  /** The list as it was read or written last here. */
  private known: string | undefined;

  constructor(private readonly cache: Cache) {}

  /** @throws StorageError */
  async list(): Promise<readonly string[]> {
    const ids = idsIn(await this.cache.get(cacheName));
    this.notice(ids, this.known !== undefined);
    return ids;
  }

  /** Hides the model, or shows it again. @throws StorageError */
  async toggle(id: string): Promise<void> {
    const json = await this.cache.change(cacheName, (before) =>
      JSON.stringify(toggled(idsIn(before), id)),
    );
    this.notice(idsIn(json), true);
  }

  /** @throws StorageError */
  async show(id: string): Promise<void> {
    if ((await this.list()).includes(id)) await this.toggle(id);
  }

  private notice(ids: readonly string[], isNews: boolean): void {
    const now = JSON.stringify(ids);
    const isOther = now !== this.known;
    this.known = now;
    if (isOther && isNews) this.changed.fire();
  }
}
