import * as vscode from 'vscode';
import type { Disposable } from '../../core/ports';
import { namesOf, wordsOfProposal } from '../../shared/proposalWords';
import { pageStrings } from '../../shared/strings';
import type { App } from '../app';

/** Tells who uses a screen reader what became of a change while the chat, which says it by itself, is hidden. */
export function sayDecisions(
  { session, view, notifier }: Pick<App, 'session' | 'view' | 'notifier'>,
  isHeard: () => boolean,
): Disposable {
  return session.proposals.onDidDecide(({ before, after }) => {
    const words = wordsOfProposal(before, after);
    if (words === undefined || view.visible || !isHeard()) return;
    void notifier.tell('info', vscode.l10n.t(pageStrings[words], namesOf(after)));
  });
}
