/** A button under a sentence, and what it does. */
export interface Action {
  readonly label: string;
  readonly run: () => Thenable<unknown>;
}

/** A failure that is nobody's bug. Its message is the sentence that the user reads. */
export class ExpectedError extends Error {
  override readonly name: string = 'ExpectedError';

  constructor(
    sentence: string,
    readonly actions: readonly Action[] = [],
    options?: ErrorOptions,
    /** `info`: nothing went wrong, as the user wanted it so. */
    readonly severity: 'info' | 'warning' = 'warning',
  ) {
    super(sentence, options);
  }
}

/** The user changed their mind: nothing is said. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}
