import type { AnswerMessage, Task } from '../../shared/chat';
import type { App } from '../app';
import { attachCode, targetOf, type Code } from '../editor/readCode';

/** A task about a piece of code. */
export interface CodeTask {
  readonly task: Exclude<Task, 'chat'>;
  readonly code: Code;
  /** What the user, or the editor, says of it. */
  readonly text?: string;
  /** The answer is to replace the code, which is whole lines then. */
  readonly replaces?: boolean;
}

/** Asks about code, with what it uses: one request. Resolves to the answer when it has ended. */
export async function runCodeTask(
  { view, session, context }: App,
  { task, code, text = '', replaces = false }: CodeTask,
): Promise<AnswerMessage | undefined> {
  const shown = view.show();
  const supporting = await context.find(code);
  const attachments = [attachCode(code), ...supporting];
  const target = replaces ? { target: targetOf(code) } : {};
  const [answer] = await Promise.all([session.run({ task, text, attachments, ...target }), shown]);
  return answer;
}
