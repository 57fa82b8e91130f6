/**
 * What `activate()` of Frugal gives to other extensions. This file needs nothing else: copy it. Get the API with
 * `await vscode.extensions.getExtension<FrugalApi>('frugal.frugal')?.activate()`.
 */
export interface FrugalApi {
  /** Grows when something changes that was there before. */
  readonly version: 1;
  /**
   * Asks a free model: one request of the user's quota, two at most where the first one is proven not to have been served.
   * The user is asked first, once in each window.
   * @throws FrugalError whose message is a sentence that says what to do
   */
  send(question: FrugalQuestion): Promise<FrugalAnswer>;
  /** What is left, as known now; asks nobody. */
  quota(): Promise<FrugalQuota>;
}

export interface FrugalQuestion {
  /** In their order; the last one is what is asked. */
  readonly messages: readonly {
    readonly role: 'system' | 'user' | 'assistant';
    readonly content: string;
  }[];
  /** The id of a free model, which is asked and no other; absent: Frugal chooses. */
  readonly model?: string;
  /** Gets the answer as it comes in, with what only turns out later to be the model's thinking. */
  readonly onText?: (text: string) => void;
  /** Stops the answer. */
  readonly signal?: AbortSignal;
}

export interface FrugalAnswer {
  /** Where it was stopped, what had come. */
  readonly text: string;
}

export interface FrugalQuota {
  /** Requests that are left today: exact where both are the same, absent where nobody knows. */
  readonly leftAtLeast?: number;
  readonly leftAtMost?: number;
  readonly limit?: number;
  /** Epoch milliseconds. */
  readonly resetsAt?: number;
}

export interface FrugalError extends Error {
  /** As those of VS Code's `LanguageModelError`; `Other` is any other trouble. */
  readonly code: 'NotFound' | 'NoPermissions' | 'Blocked' | 'Other';
}
