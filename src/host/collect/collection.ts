import * as vscode from 'vscode';
import type { CollectedQuestion } from '../../core/collect/collected';
import { setContextKeys } from '../contextKeys';
import type { Code } from '../editor/readCode';

interface Collected extends CollectedQuestion {
  readonly thread: vscode.CommentThread;
}

/** Questions that wait to be asked together, each shown at its code, where its answer comes. */
export class Collection implements vscode.Disposable {
  private controller: vscode.CommentController | undefined;
  private waiting: readonly Collected[] = [];
  private readonly answered: vscode.CommentThread[] = [];

  get questions(): readonly CollectedQuestion[] {
    return this.waiting;
  }

  add({ document, range }: Code, asked: CollectedQuestion): void {
    this.controller ??= vscode.comments.createCommentController('frugal', 'Frugal');
    const thread = this.controller.createCommentThread(document.uri, range, [
      comment(asked.question, vscode.l10n.t('You')),
    ]);
    thread.canReply = false;
    thread.label = vscode.l10n.t('Collected for Frugal: not asked yet');
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    this.waiting = [...this.waiting, { ...asked, thread }];
    void setContextKeys({ 'frugal.collected': true });
  }

  /** Puts each answer to its question. @param answers by the places of these questions, from 1 */
  answer(
    questions: readonly CollectedQuestion[],
    answers: ReadonlyMap<number, string>,
    modelName: string,
  ): void {
    for (const [at, question] of questions.entries()) {
      const asked = this.waiting.find((one) => one === question);
      if (!asked) continue;
      const { thread } = asked;
      const answer = answers.get(at + 1) ?? vscode.l10n.t('No answer came to this question.');
      thread.comments = [...thread.comments, comment(answer, modelName)];
      thread.label = answers.has(at + 1)
        ? vscode.l10n.t('Answered')
        : vscode.l10n.t('Not answered: it is asked again with the next ones');
      if (answers.has(at + 1)) this.settle(asked);
    }
  }

  /** Takes all off, questions and answers. */
  async clear(): Promise<void> {
    this.takeOff();
    await setContextKeys({ 'frugal.collected': false });
  }

  dispose(): void {
    this.takeOff();
    this.controller?.dispose();
  }

  private takeOff(): void {
    for (const { thread } of this.waiting) thread.dispose();
    for (const thread of this.answered.splice(0)) thread.dispose();
    this.waiting = [];
  }

  private settle(asked: Collected): void {
    this.waiting = this.waiting.filter((one) => one !== asked);
    this.answered.push(asked.thread);
  }
}

function comment(text: string, name: string): vscode.Comment {
  const body = new vscode.MarkdownString(text);
  // A model wrote it: it may link, and run nothing.
  body.isTrusted = false;
  body.supportHtml = false;
  return { body, mode: vscode.CommentMode.Preview, author: { name } };
}
