import type * as vscode from 'vscode';
import type { NewTurn } from '../../core/chat/newTurn';
import type { AnswerMessage, Task } from '../../shared/chat';
import type { App } from '../app';
import { attachCode, targetOf, type Code } from '../editor/readCode';
import type { Running } from './taskRunner';

/** A task about a piece of code. */
export interface CodeTask {
  readonly task: Exclude<Task, 'chat'>;
  readonly code: Code;
  /** What the user, or the editor, says of it. */
  readonly text?: string;
  /** The answer is to replace the code, which is whole lines then. */
  readonly replaces?: boolean;
  /** What VS Code reports of the code. */
  readonly problems?: readonly vscode.Diagnostic[];
}

/** Asks about code, with what it uses: one request. Resolves to the answer when it has ended. */
export async function runCodeTask(
  app: App,
  task: CodeTask,
  how: Running,
): Promise<AnswerMessage | undefined> {
  return app.tasks.run(turnAbout(app, task), how);
}

/** The turn that asks about code, with what it uses. */
export async function turnAbout(
  { context, tasks }: App,
  { task, code, text = '', replaces = false, problems }: CodeTask,
): Promise<NewTurn> {
  const supporting = await (replaces ? tasks.gather(code, problems) : context.find(code));
  const attachments = [attachCode(code), ...supporting];
  return { task, text, attachments, ...(replaces && { target: targetOf(code) }) };
}
