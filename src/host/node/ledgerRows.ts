import type {
  Confirmation,
  Counted,
  JudgedEdit,
  Outcome,
  SentRequest,
  UsageRow,
} from '../../core/ports';
import type { AccountUsage } from '../../core/usage/totalsOf';
import { numberOf, textOf, type Row } from './connection';

/** Columns that may be empty, under the names of the rows. */
const details = {
  cause: 'cause',
  servedModel: 'served_model',
  failedModel: 'failed_model',
  endpointHost: 'endpoint_host',
} as const;
const figures = {
  endedAt: 'ended_at',
  promptTokens: 'prompt_tokens',
  answerTokens: 'answer_tokens',
  firstTokenMs: 'first_token_ms',
} as const;

const edits = {
  proposal: 'proposal',
  askedFormat: 'asked_format',
  writtenFormat: 'written_format',
} as const;

const bounds = {
  fullAt: 'full_at',
  request: 'request',
  refusedUntil: 'refused_until',
} as const;

export function toSentRequest(row: Row): SentRequest {
  return {
    id: numberOf(row, 'id'),
    at: numberOf(row, 'at'),
    ...(row['ended_at'] !== null && { endedAt: numberOf(row, 'ended_at') }),
    counted: countedOf(row),
    countsAtMost: numberOf(row, 'counts_at_most'),
  };
}

export function toUsageRow(row: Row): UsageRow {
  const passed = row['passed_models'];
  return {
    at: numberOf(row, 'at'),
    provider: textOf(row, 'provider'),
    model: textOf(row, 'model'),
    purpose: textOf(row, 'purpose'),
    attempt: numberOf(row, 'attempt'),
    countsAtMost: numberOf(row, 'counts_at_most'),
    outcome: textOf(row, 'outcome') as Outcome,
    counted: countedOf(row),
    ...known(details, row, textOf),
    ...(typeof passed === 'string' && { passedModels: passed.split(' ') }),
    ...known(figures, row, numberOf),
    // This program alone writes these columns.
    ...(known(edits, row, textOf) as Partial<JudgedEdit>),
  };
}

export function toAccountUsage(row: Row): AccountUsage {
  return { ...toUsageRow(row), account: textOf(row, 'account') };
}

export function toConfirmation(row: Row): Confirmation {
  return {
    at: numberOf(row, 'at'),
    until: numberOf(row, 'until'),
    used: numberOf(row, 'used'),
    limit: numberOf(row, 'limit'),
    usedAtLeast: numberOf(row, 'used_at_least'),
    elsewhere: numberOf(row, 'elsewhere'),
    shared: numberOf(row, 'shared') === 1,
    ...known(bounds, row, numberOf),
  };
}

/** The column holds nothing else: this program alone writes it. */
function countedOf(row: Row): Counted {
  return textOf(row, 'counted') as Counted;
}

/** What the row has a value for. */
function known<Name extends string, T>(
  columns: Readonly<Record<Name, string>>,
  row: Row,
  read: (row: Row, column: string) => T,
): Partial<Record<Name, T>> {
  const found: Partial<Record<Name, T>> = {};
  for (const name in columns) {
    const column = columns[name];
    if (row[column] !== null) found[name] = read(row, column);
  }
  return found;
}
