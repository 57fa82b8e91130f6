import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from './clock';
import { nextMinute, nextUtcMidnight } from './clock';

/** The account's switches on the privacy page of its settings. */
export interface Privacy {
  /** "Free endpoints that may train on inputs". */
  readonly allowFreeTraining: boolean;
  /** "Paid endpoints that may train on inputs". */
  readonly allowPaidTraining: boolean;
  /** "Free endpoints that may publish prompts". */
  readonly allowFreePublication: boolean;
  /** Only endpoints with zero data retention. */
  readonly zdrOnly: boolean;
}

/** What may be chosen when an account is made, and changed later. */
export interface AccountSettings {
  /** Free requests a day: 1000 once enough credits were bought. */
  tier: 50 | 1000;
  usedToday: number;
  usedThisMinute: number;
  /** US dollars left; below 0 even free models answer 402. */
  credits: number;
  everPaid: boolean;
  privacy: Privacy;
  /** The key is unknown: 401 `User not found.` */
  revoked: boolean;
  managementKey: boolean;
  /** Counts as a listed agentic harness: opens gated free models. */
  agenticHarness: boolean;
  /** Spending cap of the key in US dollars. It does not touch free models. */
  keyLimit: number | null;
  /** Whether a request that walks through `models` costs one free request or one per model tried. */
  failoverCost: 'once' | 'perAttempt';
}

export const requestsPerMinute = 20;

const openPrivacy: Privacy = {
  allowFreeTraining: true,
  allowPaidTraining: true,
  allowFreePublication: true,
  zdrOnly: false,
};

/** One customer: the quota is shared by all of its keys. */
export class Account implements AccountSettings {
  readonly key: string;
  readonly userId: string;
  readonly keys = new Set<string>();
  tier: 50 | 1000 = 50;
  credits = 0;
  everPaid = false;
  privacy = openPrivacy;
  revoked = false;
  managementKey = false;
  agenticHarness = false;
  keyLimit: number | null = null;
  failoverCost: 'once' | 'perAttempt' = 'once';
  /** US dollars spent. */
  usage = 0;
  private day = { until: 0, used: 0 };
  private minute = { until: 0, used: 0 };
  private reported: { readonly until: number; readonly used: number } | undefined;

  constructor(
    private readonly clock: Clock,
    settings: Partial<AccountSettings> = {},
  ) {
    this.key = this.addKey();
    this.userId = `user_${createHash('sha256').update(this.key).digest('hex').slice(0, 24)}`;
    Object.assign(this, settings);
  }

  addKey(): string {
    const key = `sk-or-v1-${randomBytes(32).toString('hex')}`;
    this.keys.add(key);
    return key;
  }

  get usedToday(): number {
    return this.clock.now() < this.day.until ? this.day.used : 0;
  }

  set usedToday(used: number) {
    this.day = { until: nextUtcMidnight(this.clock.now()), used };
    this.reported = undefined;
  }

  get usedThisMinute(): number {
    return this.clock.now() < this.minute.until ? this.minute.used : 0;
  }

  set usedThisMinute(used: number) {
    this.minute = { until: nextMinute(this.clock.now()), used };
  }

  /** Takes one free request; refused and failed ones count too, so `used` may pass the limit. */
  takeFreeRequest(): 'ok' | 'dayIsUsedUp' | 'minuteIsUsedUp' {
    const now = this.clock.now();
    const [today, thisMinute] = [this.usedToday, this.usedThisMinute];
    this.day = { until: nextUtcMidnight(now), used: today + 1 };
    this.minute = { until: nextMinute(now), used: thisMinute + 1 };
    if (today >= this.tier) return 'dayIsUsedUp';
    return thisMinute >= requestsPerMinute ? 'minuteIsUsedUp' : 'ok';
  }

  /** `used` as `GET /key` tells it: a figure of up to `cacheMs` ago. */
  reportedUse(cacheMs: number): number {
    const now = this.clock.now();
    if (this.reported === undefined || now >= this.reported.until) {
      this.reported = { until: now + cacheMs, used: this.usedToday };
    }
    return this.reported.used;
  }

  charge(dollars: number): void {
    this.credits -= dollars;
    this.usage += dollars;
  }
}

export class Accounts {
  private list: Account[] = [];

  constructor(private readonly clock: Clock) {
    this.reset();
  }

  get default(): Account {
    return this.list[0]!;
  }

  add(settings?: Partial<AccountSettings>): Account {
    const account = new Account(this.clock, settings);
    this.list.push(account);
    return account;
  }

  find(key: string): Account | undefined {
    return this.list.find((account) => account.keys.has(key));
  }

  /** Keeps the default account's key, for clients still hold it, unless another customer is wanted. */
  reset(newKey = false): void {
    const [first] = this.list;
    const account = new Account(this.clock);
    if (first !== undefined && !newKey)
      Object.assign(account, { key: first.key, keys: new Set([first.key]) });
    this.list = [account];
  }
}
