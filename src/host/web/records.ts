import type { SetAside } from '../../core/storageError';
import { dayMs } from '../../core/quota/calendar';
import type { Folder } from './folder';

/** What a folder of records has to know of the window that uses it. */
export interface RecordsOwner {
  /** Of this window, and of no other one. */
  readonly id: string;
  /** Epoch milliseconds. */
  now(): number;
  onSetAside(setAside: SetAside): void;
  /** Milliseconds for which what was read is new enough, as nobody can tell which of two windows was first. */
  readonly freshMs: number;
}

/** A value under its name; null: it was removed. Of all that were written the one with the greatest stamp counts. */
type Written = readonly [name: string, stamp: number, value: unknown];

interface Segment {
  readonly name: string;
  /** Epoch milliseconds. */
  readonly created: number;
  /** Of its file; 0 before the first one. */
  version: number;
  /** Characters. */
  size: number;
  readonly stamps: Map<string, number>;
}

/** A window writes into a file again until it is so old or so large, and never later: others may then clear it away. */
const openMs = 60 * 60 * 1000;
const openSize = 64 * 1024;
/** Nobody writes into a file any more that is so old. */
const closedMs = 2 * openMs;
/** What was removed is known from files for so long that a window which looks that often does not miss it. */
const removedMs = dayMs;
const asleepMs = dayMs / 2;
/** So many closed files are made one. */
const mostClosed = 16;
/** Files that vanish while they are read have become another one. */
const mostRounds = 10;

/**
 * Values by their names in a folder that several windows share. Each window writes files of its own, which are never
 * changed: a new version is another file, and the older one goes when that is written. So a window that dies, at any
 * moment, loses no more than what it was just writing, and the others read what is new by the names of the files.
 */
export class Records {
  private readonly kept = new Map<string, Written>();
  /** The version that was read of each segment. */
  private readonly versions = new Map<string, number>();
  private reading: { readonly since: number; readonly done: Promise<void> } | undefined;
  private newest = 0;
  /** Epoch milliseconds; undefined before the first time. */
  private lastRead: number | undefined;
  private segment: Segment | undefined;
  private lastCreated = 0;
  private closed = 0;
  private writing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly folder: Folder,
    private readonly owner: RecordsOwner,
  ) {}

  /** Reads what other windows wrote, unless that was done just now. */
  refresh(): Promise<void> {
    const { since, done } = this.reading ?? {};
    const isFresh = since !== undefined && performance.now() < since + this.owner.freshMs;
    return isFresh && done ? done : this.refreshNow();
  }

  /** Reads all that other windows have written until now. */
  refreshNow(): Promise<void> {
    const done = this.read();
    this.reading = { since: performance.now(), done };
    return done;
  }

  private async read(): Promise<void> {
    const now = this.owner.now();
    // What was removed meanwhile may be in no file any more.
    if (now > (this.lastRead ?? now) + asleepMs) this.forget();
    this.lastRead = now;
    for (let round = 0; round < mostRounds; round += 1) if (await this.readNew()) return;
  }

  get(name: string): unknown {
    return this.kept.get(name)?.[2] ?? undefined;
  }

  /** All whose names begin so, without that beginning. */
  *all(prefix: string): Generator<readonly [name: string, value: unknown]> {
    for (const [name, , value] of this.kept.values())
      if (value !== null && name.startsWith(prefix)) yield [name.slice(prefix.length), value];
  }

  /** Greater than that of everything that is known here. */
  nextStamp(): number {
    return Math.max(this.owner.now(), this.newest + 1);
  }

  /** Keeps all of these values or none; undefined removes one. */
  write(...changes: readonly (readonly [name: string, value: unknown])[]): Promise<void> {
    return this.inTurn(async () => {
      if (changes.length === 0) return;
      if (this.lastRead === undefined) await this.refresh();
      await this.put(changes);
      if (this.closed > mostClosed) await this.merge();
    });
  }

  /** Clears away what was replaced and removed. Files that another window still writes into follow with its next write. */
  purge(): Promise<void> {
    return this.inTurn(async () => {
      this.closeSegment();
      await this.merge();
    });
  }

  private forget(): void {
    this.kept.clear();
    this.versions.clear();
    this.closeSegment();
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.writing.then(work);
    this.writing = done.catch(() => undefined);
    return done;
  }

  /** Whether none vanished meanwhile. */
  private async readNew(): Promise<boolean> {
    const segments = segmentsOf(await this.folder.names());
    const unread = [...segments].filter(
      ([name, versions]) => Math.max(...versions) > (this.versions.get(name) ?? 0),
    );
    const read = await Promise.all(unread.map((one) => this.readSegment(...one)));
    this.closed = [...segments.keys()].filter((name) => this.isClosed(name)).length;
    return read.every(Boolean);
  }

  /** A file that cannot be read is being written, or its writer died: then the version before it is there. */
  private async readSegment(name: string, versions: readonly number[]): Promise<boolean> {
    for (const version of versions.toSorted((a, b) => b - a)) {
      const file = fileOf(name, version);
      const text = await this.folder.read(file);
      if (text === undefined) return false;
      const records = parse(text);
      if (records) {
        for (const record of records) this.take(record);
        this.versions.set(name, Math.max(version, this.versions.get(name) ?? 0));
        return true;
      }
      if (this.isClosed(name)) await this.setAside(file);
    }
    return true;
  }

  private async setAside(file: string): Promise<void> {
    const aside = `${file}.corrupt`;
    if (!(await this.folder.rename(file, aside))) return;
    this.owner.onSetAside({ path: this.folder.pathOf(aside), cause: 'corrupt' });
  }

  private take(record: Written): void {
    const [name, stamp] = record;
    const known = this.kept.get(name);
    if (!known || isNewer(record, known)) this.kept.set(name, record);
    this.newest = Math.max(this.newest, stamp);
  }

  private async put(changes: readonly (readonly [string, unknown])[]): Promise<void> {
    const segment = this.openSegment();
    const stamp = this.nextStamp();
    const records = new Map<string, Written>();
    for (const [name, own] of segment.stamps) {
      const record = this.kept.get(name);
      // What was replaced since is not written again.
      if (record?.[1] === own) records.set(name, record);
    }
    for (const [name, value] of changes) records.set(name, [name, stamp, value ?? null]);
    const replaced = segment.version;
    segment.version += 1;
    segment.size = await this.writeFile(segment.name, segment.version, [...records.values()]);
    segment.stamps.clear();
    for (const record of records.values()) {
      segment.stamps.set(record[0], record[1]);
      this.take(record);
    }
    // Nobody needs to wait for that: what is left of it is cleared away later.
    if (replaced > 0)
      void this.folder.remove(fileOf(segment.name, replaced)).catch(() => undefined);
  }

  private openSegment(): Segment {
    const now = this.owner.now();
    const { created = 0, size = 0 } = this.segment ?? {};
    if (now < created || now > created + openMs || size > openSize) this.closeSegment();
    return (this.segment ??= { ...this.newName(), version: 0, size: 0, stamps: new Map() });
  }

  private closeSegment(): void {
    this.segment = undefined;
    this.closed += 1;
  }

  /** Makes one file of all that nobody writes into any more. */
  private async merge(): Promise<void> {
    await this.refreshNow();
    const old = [...segmentsOf(await this.folder.names())].filter(
      ([name]) => this.isClosed(name) && this.versions.has(name),
    );
    if (old.length === 0) return;
    const forgotten = this.owner.now() - removedMs;
    const records = [...this.kept.values()].filter(
      ([, stamp, value]) => value !== null || stamp > forgotten,
    );
    if (records.length > 0) await this.writeFile(this.newName().name, 1, records);
    for (const [name, versions] of old)
      for (const version of versions) await this.folder.remove(fileOf(name, version));
    this.closed = 0;
  }

  /** Whether nobody writes into it any more. */
  private isClosed(name: string): boolean {
    if (name === this.segment?.name) return false;
    return name.endsWith(this.owner.id) || createdOf(name) < this.owner.now() - closedMs;
  }

  private async writeFile(
    name: string,
    version: number,
    records: readonly Written[],
  ): Promise<number> {
    const text = JSON.stringify(records);
    await this.folder.write(fileOf(name, version), text);
    this.versions.set(name, version);
    return text.length;
  }

  private newName(): Pick<Segment, 'name' | 'created'> {
    const created = Math.max(this.owner.now(), this.lastCreated + 1);
    this.lastCreated = created;
    return { created, name: `${created.toString(36)}-${this.owner.id}` };
  }
}

const fileOf = (segment: string, version: number): string => `${segment}.${version}.json`;

const createdOf = (segment: string): number => parseInt(segment, 36);

function segmentsOf(names: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const segments = new Map<string, readonly number[]>();
  for (const file of names) {
    const [, name = '', version] = /^([0-9a-z]+-[^.]+)\.(\d+)\.json$/.exec(file) ?? [];
    if (version !== undefined) segments.set(name, [...(segments.get(name) ?? []), Number(version)]);
  }
  return segments;
}

/** Two windows may write at the same time: all have to choose the same. */
function isNewer(one: Written, other: Written): boolean {
  if (one[1] !== other[1]) return one[1] > other[1];
  return JSON.stringify(one[2]) > JSON.stringify(other[2]);
}

function parse(text: string): readonly Written[] | undefined {
  try {
    const records: unknown = JSON.parse(text);
    return Array.isArray(records) && records.every(isRecord) ? records : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(record: unknown): record is Written {
  return (
    Array.isArray(record) &&
    record.length === 3 &&
    typeof record[0] === 'string' &&
    typeof record[1] === 'number'
  );
}
