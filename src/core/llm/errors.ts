import type { CauseName } from './causeName';
import { noEvidence, type Evidence } from './evidence';

/** A request that did not bring an answer. Made by `makeTurnError`; what it means for the user stands in `causes`. */
export class TurnError extends Error {
  readonly evidence: Evidence;

  constructor(
    readonly causeName: CauseName,
    /** What happened, in a few words; `{model}` and `{provider}` stand for names. */
    readonly title: string,
    known: Partial<Evidence> = {},
    options?: ErrorOptions,
  ) {
    super(
      title
        .replace('{model}', known.modelName ?? 'The model')
        .replace('{provider}', known.providerName ?? 'OpenRouter'),
      options,
    );
    this.name = `${causeName.charAt(0).toUpperCase()}${causeName.slice(1)}Error`;
    this.evidence = { ...noEvidence, ...known };
  }
}
