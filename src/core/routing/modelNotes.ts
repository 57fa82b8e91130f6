import type { Cache } from '../ports';

const cacheName = 'modelNotes';
/** Characters. */
const longestNote = 500;

/** What the user wrote about models, by their ids, the same in all windows. */
export class ModelNotes {
  constructor(private readonly cache: Cache) {}

  /** @throws StorageError */
  async all(): Promise<Readonly<Record<string, string>>> {
    return notesIn(await this.cache.get(cacheName));
  }

  /** An empty note is none. @throws StorageError */
  async write(id: string, text: string): Promise<void> {
    const note = text.trim().slice(0, longestNote);
    await this.cache.change(cacheName, (json) => {
      const rest = Object.entries(notesIn(json)).filter(([other]) => other !== id);
      return JSON.stringify(Object.fromEntries(note === '' ? rest : [...rest, [id, note]]));
    });
  }
}

function notesIn(json: string | undefined): Readonly<Record<string, string>> {
  return json === undefined ? {} : (JSON.parse(json) as Readonly<Record<string, string>>);
}
