import * as vscode from 'vscode';
import type { Disposable } from '../core/ports';
import type { HiddenModels } from '../core/routing/hiddenModels';
import type { QuotaMeter } from '../core/quota/quotaMeter';
import type { App } from './app';
import { setContextKeys } from './contextKeys';
import type { SelectionFollower } from './editor/selectionFollower';
import { followKeys } from './followKeys';
import { isHeard } from './isHeard';
import { sayDecisions } from './review/sayDecisions';
import type { StatusBar } from './quota/statusBar';

/** Shorter than anybody notices, in milliseconds. */
const statusDelayMs = 50;

/** What follows what: the status bar the session, the session the key, the settings and trust; a diff a proposal. */
export function follow(
  app: App,
  quotaMeter: QuotaMeter,
  statusBar: StatusBar,
  follower: SelectionFollower,
): vscode.Disposable {
  const { session, queue, view, keys, settings, notifier, meter, review, clock, hidden } = app;
  const quietly = (work: () => unknown): void => void notifier.run(work);
  const refresh = (): void => quietly(() => session.refresh());
  const whenKeys = followKeys(app);
  const showStatus = (): void => quietly(() => statusBar.refresh().then(whenKeys.show));
  let soon: Disposable | undefined;
  // Once for all that changes in one go, and not while a question is on its way out.
  const showStatusSoon = (): void => {
    soon ??= clock.after(statusDelayMs, () => {
      soon = undefined;
      showStatus();
    });
  };
  const followSelection = (): void =>
    follower.setActive(
      view.visible && vscode.workspace.isTrusted && settings.read().attachSelection,
    );
  followSelection();
  quietly(() => statusBar.start());
  return vscode.Disposable.from(
    { dispose: () => soon?.dispose() },
    whenKeys,
    sayDecisions(app, () => isHeard(view)),
    session.onDidChange(showStatusSoon),
    queue.onDidChange(showStatusSoon),
    session.onDidOpen(() => quietly(() => queue.start())),
    session.proposals.onDidPropose((id) => quietly(() => review.show(id))),
    session.proposals.onDidChange((id) => quietly(() => review.follow(id))),
    quotaMeter.onDidChange((quota) => session.showQuota(quota)),
    keys.onDidChange(() =>
      quietly(async () => {
        await meter.keyChanged();
        await session.refresh();
      }),
    ),
    settings.onDidChange(() => {
      followSelection();
      refresh();
    }),
    followHidden(hidden, quietly, refresh),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      followSelection();
      refresh();
      quietly(() => queue.look());
    }),
    view.onDidChangeVisibility(followSelection),
    followWelcome(quietly),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (!focused) return;
      quotaMeter.lookAgain();
      quietly(() => queue.look());
    }),
  );
}

/** The models that the user hides, in this window or in another one. */
function followHidden(
  hidden: HiddenModels,
  quietly: (work: () => unknown) => void,
  refresh: () => void,
): vscode.Disposable {
  const look = (): void => quietly(() => hidden.list());
  // What another window hides is told from what was hidden until then.
  look();
  return vscode.Disposable.from(
    hidden.onDidChange(refresh),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) look();
    }),
  );
}

/** Only pages of VS Code's own tell nothing of themselves as tabs; the walkthrough is in one. */
function followWelcome(quietly: (work: () => unknown) => void): vscode.Disposable {
  return vscode.window.tabGroups.onDidChangeTabs(({ opened }) => {
    if (opened.some(({ input }) => input === undefined))
      quietly(() => setContextKeys({ 'frugal.welcomeOpened': true }));
  });
}
