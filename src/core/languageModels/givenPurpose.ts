/** In the ledger: whatever is asked by way of VS Code's language models. */
export const givenPurpose = 'languageModel';
