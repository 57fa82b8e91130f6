import { commands } from 'vscode';

/** What the `when` clauses of `package.json` ask for. */
export interface ContextKeys {
  /** There is surely no key; absent until that is known. */
  readonly 'frugal.noKey': boolean;
  /** Somebody can be asked. */
  readonly 'frugal.hasKey': boolean;
  /** No money can be spent with the key that was set last. */
  readonly 'frugal.keyIsCapped': boolean;
  /** The chat has an answer. */
  readonly 'frugal.answered': boolean;
  /** Surely nothing is accepted in the chat; absent until that is known. */
  readonly 'frugal.nothingAccepted': boolean;
  /** Surely no answer is kept; absent until that is known. */
  readonly 'frugal.nothingKept': boolean;
  /** VS Code has read the walkthrough: it ticks a step at a change from then on, and never for what was so before. */
  readonly 'frugal.welcomeOpened': boolean;
  /** Questions are collected, or their answers are at their code. */
  readonly 'frugal.collected': boolean;
  /** An answer is coming in. */
  readonly 'frugal.busy': boolean;
}

export async function setContextKeys(keys: Partial<ContextKeys>): Promise<void> {
  for (const [key, value] of Object.entries(keys))
    await commands.executeCommand('setContext', key, value);
}
