import type * as vscode from 'vscode';
import type { UntrustedRecord } from '../../core/llm/untrusted';
import type { App } from '../app';

/** Something that a model can find out about the workspace. It changes nothing, and asks no provider. */
export interface WorkspaceTool {
  /** What is done, for the user. */
  readonly message: (input: UntrustedRecord) => string;
  /** What the model gets to read, secrets masked. @throws ExpectedError */
  readonly run: (
    app: App,
    input: UntrustedRecord,
    token: vscode.CancellationToken,
  ) => Promise<string>;
}
