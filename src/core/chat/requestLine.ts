import type { LedgerEnd, LedgerStart } from '../ports';

/**
 * What became of a request, in a line for the log: who was asked for what, how it ended, whether it counted, how long it
 * took. Nothing of what was said.
 */
export function requestLine(
  start: Omit<LedgerStart, 'at'>,
  end: LedgerEnd,
  durationMs: number,
): string {
  const { purpose, provider, model, attempt = 1 } = start;
  const { servedModel, failedModel, endpointHost, outcome, cause, counted } = end;
  const refused = failedModel === undefined ? [] : [`refused by ${failedModel}`];
  const served = servedModel === undefined ? refused : [`served by ${servedModel}`];
  const host = endpointHost === undefined ? [] : [`at ${endpointHost}`];
  const ending = cause === undefined ? outcome : `${outcome} (${cause})`;
  return [
    `${purpose}, request ${attempt}: asked ${model} of ${provider}`,
    [...served, ...host].join(' '),
    ending,
    `counted: ${counted}`,
    `${durationMs} ms`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}
