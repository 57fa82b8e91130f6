/** Numbers and days as the user's language writes them. */
export interface Figures {
  /** 262144 is `262K`: rounded down, so that it never promises too much. */
  readonly context: (tokens: number) => string;
  readonly number: (value: number) => string;
  readonly dollars: (value: number) => string;
  /** @param at epoch milliseconds */
  readonly day: (at: number) => string;
  /** @param date `YYYY-MM-DD` */
  readonly date: (date: string) => string;
  readonly time: (at: number) => string;
}

/** @param language as of the page; one that nobody knows is English */
export function figuresIn(language: string): Figures {
  const known = isKnown(language) ? language : 'en';
  const context = new Intl.NumberFormat(known, {
    notation: 'compact',
    maximumFractionDigits: 1,
    roundingMode: 'floor',
  });
  const number = new Intl.NumberFormat(known, { maximumFractionDigits: 1 });
  const dollars = new Intl.NumberFormat(known, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 0,
    maximumFractionDigits: 3,
  });
  const day = new Intl.DateTimeFormat(known, { dateStyle: 'medium' });
  const date = new Intl.DateTimeFormat(known, { dateStyle: 'medium', timeZone: 'UTC' });
  const time = new Intl.DateTimeFormat(known, { dateStyle: 'medium', timeStyle: 'short' });
  return {
    context: (tokens) => context.format(isThousands(tokens) ? wholeThousands(tokens) : tokens),
    number: (value) => number.format(value),
    dollars: (value) => dollars.format(value),
    day: (at) => day.format(at),
    date: (text) => (Number.isNaN(Date.parse(text)) ? text : date.format(Date.parse(text))),
    time: (at) => time.format(at),
  };
}

/** A tenth of a thousand says nothing, one of a million does. */
const isThousands = (tokens: number): boolean => tokens >= 1000 && tokens < 1_000_000;
const wholeThousands = (tokens: number): number => Math.floor(tokens / 1000) * 1000;

function isKnown(language: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(language).length > 0;
  } catch {
    return false;
  }
}
