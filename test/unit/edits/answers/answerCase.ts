import type { Change, EditFormat } from '../../../../src/core/edits/edit';

/** An answer, and what is to be read of it. */
export interface AnswerCase {
  /** Completes "reads ..." or "refuses ...". */
  readonly what: string;
  readonly answer: string;
  /** In order; none where absent. */
  readonly edits?: readonly ExpectedEdit[];
  /** One for each fault, in order. */
  readonly faults?: readonly RegExp[];
  /** The answer was cut. */
  readonly cut?: true;
}

export type ExpectedEdit = readonly [format: EditFormat, path: string | undefined, change: Change];

/** Text of lines, each with its end. */
export const lines = (...all: readonly string[]): string => all.map((line) => `${line}\n`).join('');

export const fenced = (info: string, ...code: readonly string[]): string =>
  lines(`\`\`\`${info}`, ...code, '```');

export const replace = (search: string, replacement: string, more: object = {}): Change => ({
  kind: 'replace',
  search,
  replacement,
  ...more,
});

export const code = (text: string, more: object = {}): Change => ({
  kind: 'code',
  text,
  elisions: [],
  ...more,
});
