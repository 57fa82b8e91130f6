const day = 24 * 60 * 60 * 1000;
const minute = 60 * 1000;

/** What a provider knew when it gave a figure. */
export interface Told {
  /** Epoch milliseconds of its own clock. */
  readonly at: number;
  readonly limit: number;
  /** Of the day in which it was. */
  readonly elsewhere: number;
}

/** What is left by the limit that was told: in truth, and if nobody else had sent anything since. */
export interface Truth {
  readonly left: number;
  readonly leftForHere: number;
  /** Something happened of which nobody here could know. */
  readonly untold: boolean;
}

/** The provider's own books, by its own clock. */
export interface Books {
  limit: number;
  /** False when it refused. */
  take(count: number, elsewhere?: boolean): boolean;
  told(): Told;
  truth(told: Told): Truth;
}

/** A day from midnight to midnight. */
export class DayBooks implements Books {
  private today = '';
  private counts = { used: 0, elsewhere: 0 };
  private cached: (Told & { readonly used: number }) | undefined;

  /** @param countsRefused whether a refused request is counted, too */
  constructor(
    private readonly now: () => number,
    public limit: number,
    private readonly timeZone: string,
    private readonly countsRefused: boolean,
  ) {}

  take(count: number, elsewhere = false): boolean {
    const counts = this.current();
    const free = counts.used < this.limit;
    if (!free && !this.countsRefused) return false;
    const taken = this.countsRefused ? count : Math.min(count, this.limit - counts.used);
    counts.used += taken;
    if (elsewhere) counts.elsewhere += taken;
    return free;
  }

  told(): Told {
    return { at: this.now(), limit: this.limit, elsewhere: this.current().elsewhere };
  }

  /** `GET /key`: up to a minute old. */
  tellKey(): Told & { readonly used: number } {
    if (!this.cached || this.now() - this.cached.at >= minute)
      this.cached = { ...this.told(), used: this.current().used };
    return this.cached;
  }

  truth({ at, limit, elsewhere }: Told): Truth {
    const counts = this.current();
    const unseen = counts.elsewhere - (this.dayOf(at) === this.today ? elsewhere : 0);
    return {
      left: Math.max(0, limit - counts.used),
      leftForHere: Math.max(0, limit - counts.used + unseen),
      untold: unseen > 0 || limit !== this.limit,
    };
  }

  private current(): { used: number; elsewhere: number } {
    const today = this.dayOf(this.now());
    if (today !== this.today) {
      this.today = today;
      this.counts = { used: 0, elsewhere: 0 };
    }
    return this.counts;
  }

  private dayOf(at: number): string {
    if (this.timeZone === 'UTC') return String(Math.floor(at / day));
    return californianDay(at);
  }
}

const californian = new Intl.DateTimeFormat('en', {
  timeZone: 'America/Los_Angeles',
  dateStyle: 'short',
});
const californianHours = new Map<number, string>();

/** Its midnights are those of whole hours; the calendar is asked once for each. */
function californianDay(at: number): string {
  const hour = Math.floor(at / (60 * minute));
  const known = californianHours.get(hour) ?? californian.format(hour * 60 * minute);
  californianHours.set(hour, known);
  return known;
}

interface Entry {
  readonly at: number;
  readonly elsewhere: boolean;
  /** The limit as of now; absent: a request. */
  readonly limit?: number;
}

/** Requests that come back bit by bit. */
export class BucketBooks implements Books {
  private readonly entries: Entry[] = [];

  constructor(
    private readonly now: () => number,
    private readonly firstLimit: number,
  ) {}

  get limit(): number {
    return this.entries.findLast(({ limit }) => limit !== undefined)?.limit ?? this.firstLimit;
  }

  set limit(limit: number) {
    this.entries.push({ at: this.now(), elsewhere: true, limit });
  }

  take(count: number, elsewhere = false): boolean {
    for (let taken = 0; taken < count; taken += 1) {
      if (this.level() + 1 > this.limit) return taken > 0;
      this.entries.push({ at: this.now(), elsewhere });
    }
    return true;
  }

  told(): Told {
    return { at: this.now(), limit: this.limit, elsewhere: 0 };
  }

  /** Its headers: what is left, and the milliseconds until all is back in hundredths of a second. */
  headers(): { readonly limit: number; readonly left: number; readonly backIn: number } {
    const backIn = Math.round((this.level() * day) / this.limit / 10) * 10;
    return { limit: this.limit, left: this.left(this.level(), this.limit), backIn };
  }

  /** Milliseconds until it takes another request. */
  wait(): number {
    return Math.ceil(((this.level() - (this.limit - 1)) * day) / this.limit);
  }

  truth(told: Told): Truth {
    const since = this.entries.filter(({ at, elsewhere }) => elsewhere && at > told.at);
    const known = this.entries.filter((entry) => !since.includes(entry));
    const everybody = this.entries.filter(({ at, limit }) => limit === undefined || at <= told.at);
    return {
      left: this.left(this.level(everybody), told.limit),
      leftForHere: this.left(this.level(known), told.limit),
      untold: since.length > 0,
    };
  }

  private left(level: number, limit: number): number {
    return Math.max(0, Math.floor(limit - level + 1e-9));
  }

  private level(entries: readonly Entry[] = this.entries): number {
    let [level, limit, at] = [0, this.firstLimit, 0];
    const drain = (until: number): number => Math.max(0, level - ((until - at) * limit) / day);
    for (const entry of entries) {
      level = drain(entry.at);
      at = entry.at;
      if (entry.limit !== undefined) limit = entry.limit;
      else level += 1;
    }
    return drain(this.now());
  }
}
