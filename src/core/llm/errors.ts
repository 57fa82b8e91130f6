import type { CauseName } from './causeName';
import { noEvidence, type Evidence } from './evidence';

/** A request that did not bring an answer; what that means for the user stands in the table of causes. */
export class TurnError extends Error {
  readonly evidence: Evidence;

  constructor(
    readonly causeName: CauseName,
    known: Partial<Evidence> = {},
    options?: ErrorOptions,
  ) {
    super(`No answer: ${causeName}`, options);
    this.name = `${causeName.charAt(0).toUpperCase()}${causeName.slice(1)}Error`;
    this.evidence = { ...noEvidence, ...known };
  }
}

/** An error whose cause is known, with what else is known of it. */
export function makeTurnError(
  name: CauseName,
  known: Partial<Evidence> = {},
  cause?: unknown,
): TurnError {
  return new TurnError(name, known, cause === undefined ? undefined : { cause });
}
