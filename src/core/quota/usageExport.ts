import type { UsageRow } from '../ports';

/** Every column, in the order of an export. */
const columns = [
  'at',
  'provider',
  'model',
  'servedModel',
  'failedModel',
  'passedModels',
  'endpointHost',
  'purpose',
  'attempt',
  'outcome',
  'cause',
  'proposal',
  'askedFormat',
  'writtenFormat',
  'counted',
  'countsAtMost',
  'promptTokens',
  'answerTokens',
  'firstTokenMs',
  'durationMs',
] as const;

type ExportedRow = Readonly<Partial<Record<(typeof columns)[number], string | number>>>;

/** An array of objects. Times are ISO 8601 in UTC, durations milliseconds; what is not known is left out. */
export function usageJson(rows: readonly UsageRow[]): string {
  return `${JSON.stringify(rows.map(exported), null, 2)}\n`;
}

/** A table as RFC 4180 has it, with a heading; the same values as in JSON. */
export function usageCsv(rows: readonly UsageRow[]): string {
  const lines = rows.map(exported).map((row) => columns.map((name) => cell(row[name])));
  return [columns, ...lines].map((line) => `${line.join(',')}\r\n`).join('');
}

function exported({ endedAt, passedModels, ...row }: UsageRow): ExportedRow {
  return {
    ...row,
    ...(passedModels && { passedModels: passedModels.join(' ') }),
    at: new Date(row.at).toISOString(),
    ...(endedAt !== undefined && { durationMs: endedAt - row.at }),
  };
}

function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  // Names come from the provider: a spreadsheet must not take one for a formula.
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
