/** Numbers and days as the user's language writes them. */
export interface Figures {
  readonly number: (value: number) => string;
  readonly dollars: (value: number) => string;
  /** @param at epoch milliseconds */
  readonly day: (at: number) => string;
  /** @param date `YYYY-MM-DD` */
  readonly date: (date: string) => string;
  readonly time: (at: number) => string;
}

/** @param language one that is known */
export function figuresIn(language: string): Figures {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const dollars = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 0,
    maximumFractionDigits: 3,
  });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return {
    number: (value) => number.format(value),
    dollars: (value) => dollars.format(value),
    day: (at) => day.format(at),
    date: (text) => (Number.isNaN(Date.parse(text)) ? text : date.format(Date.parse(text))),
    time: (at) => time.format(at),
  };
}
