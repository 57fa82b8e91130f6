/** What was found about a change before it is accepted. A bad one warns; it does not forbid. */
export interface Check {
  readonly kind:
    'syntax' | 'symbols' | 'shrink' | 'placeholders' | 'conflict' | 'secrets' | 'unchanged';
  readonly level: 'ok' | 'warn' | 'bad';
  /** For the user. */
  readonly sentence: string;
  /** Of the text as it would be, 1-based. */
  readonly line?: number;
}
