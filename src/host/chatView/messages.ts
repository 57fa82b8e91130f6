import * as vscode from 'vscode';
import type { CodeReview } from '../../core/chat/codeReview';
import { failurePage, providerAsked } from '../../core/chat/failurePage';
import type { Disposable } from '../../core/ports';
import type { FailureAction } from '../../shared/chat';
import { dispatch, type FromPage, type Handlers } from '../../shared/protocol';
import type { App } from '../app';
import { openAddressSetting, openProxySettings, reachModels } from '../networkSettings';
import { Completions } from '../completion/completions';
import { AttachmentDocuments } from './attachmentDocuments';
import { connectFirst } from './connectFirst';
import { openAttachment } from './openAttachment';
import { openLink } from './openLink';
import { openFile, openSymbol } from './openCode';
import { pageText } from './pageText';
import { revisionHandlers } from './revisionHandlers';
import { runInTerminal } from './runInTerminal';
import { insertAtCursor, newFile } from './useCode';

/** The session's side of the page. */
export interface PageConnection extends Disposable {
  /** The page said something. */
  receive(message: FromPage): void;
}

/** Joins the session and the page: what one says the other hears. */
export function connectPage(app: App): PageConnection {
  const { session, view, notifier, clock } = app;
  const completions = new Completions({
    clock,
    post: (message) => view.post(message),
    run: (action) => notifier.run(action),
    // Nobody needs the kinds of context before a list is opened.
    sourceOf: async (sign) => (await import('../completion/sources')).sourceOf(app, sign),
  });
  const handlers = pageHandlers(app, completions);
  const listening = [
    completions,
    session.onDidPost((message) => view.post(message)),
    session.onDidReplace(() => {
      view.expectState();
      void notifier.run(() => sendState(app));
    }),
    new AttachmentDocuments((id) => session.attachment(id)).register(),
  ];
  return {
    receive: (message) => dispatch(handlers, message),
    dispose: () => {
      for (const one of listening) one.dispose();
    },
  };
}

async function sendState({ session, view }: App): Promise<void> {
  const state = await session.state();
  view.start({ type: 'state', state, strings: pageText() });
}

function pageHandlers(app: App, completions: Completions): Handlers<FromPage> {
  const { session, notifier, review, log, view } = app;
  const command =
    (id: string): (() => void) =>
    () =>
      void vscode.commands.executeCommand(`frugal.${id}`);
  const run = (action: () => unknown): void => void notifier.run(action);
  return {
    ready: () =>
      run(async () => {
        await sendState(app);
        await session.refresh();
      }),
    screenReader: ({ isOn }) => {
      view.hasScreenReader = isOn;
    },
    send: ({ text }) => run(() => send(app, text)),
    stop: () => app.tasks.stop(),
    ...revisionHandlers(app),
    queuedAction: ({ id, action }) => run(() => app.queue.act(id, action)),
    newChat: command('newChat'),
    draftChanged: ({ text }) => session.setDraft(text),
    addContext: command('addContext'),
    ...contextHandlers(app, completions),
    pickModel: command('pickModel'),
    showUsage: command('showUsage'),
    accessibilityHelp: command('accessibilityHelp'),
    reachModels: ({ how }) => run(reachModels[how]),
    signIn: () => run(() => connectFirst(app, 'signIn')),
    findProviders: () => run(() => connectFirst(app, 'findProviders')),
    setKey: () => run(() => connectFirst(app, 'setKey')),
    getKey: command('getKey'),
    failureAction: ({ id, action }) => run(() => failureActions[action](app, id)),
    copy: ({ text }) =>
      run(async () => vscode.env.clipboard.writeText(await session.chat.restoreSecrets(text))),
    insertAtCursor: ({ text }) =>
      run(async () => insertAtCursor(await session.chat.restoreSecrets(text))),
    newFile: ({ text, language }) =>
      run(async () => newFile(await session.chat.restoreSecrets(text), language)),
    runInTerminal: ({ text }) =>
      run(() => runInTerminal(text, (shown) => session.chat.restoreSecrets(shown), notifier)),
    openFile: ({ path, line }) => run(() => openFile(path, line)),
    openSymbol: ({ name }) => run(() => openSymbol(name)),
    reviewProposal: ({ id, path, line }) => run(() => review.show(id, path, line)),
    acceptProposal: ({ id }) => run(() => review.accept(id)),
    discardProposal: ({ id }) => run(() => review.discard(id)),
    undoProposal: ({ id }) => run(() => review.undo(id)),
    fixNewErrors: ({ id }) => run(() => vscode.commands.executeCommand('frugal.fixNewErrors', id)),
    reviewCode: ({ id, lines }) =>
      run(() => showFound(app, id, session.chat.reviewCode(id, lines))),
    choosePlace: ({ id, start, line }) =>
      run(() => showFound(app, id, session.chat.choosePlace(id, { start, line }))),
    openPlace: ({ id, path, line }) => run(() => review.openPlace(id, path, line)),
    openLink: ({ url }) => run(() => openLink(url)),
    pageError: ({ message, stack }) => log.error(`the page failed: ${message}\n${stack}`),
  };
}

/** What goes along with the message. */
function contextHandlers(
  app: App,
  completions: Completions,
): Pick<
  Handlers<FromPage>,
  | 'complete'
  | 'completionChosen'
  | 'completionClosed'
  | 'attachUris'
  | 'attachText'
  | 'attachImage'
  | 'refreshAttachment'
  | 'makeRoom'
  | 'removeAttachment'
  | 'openAttachment'
> {
  const { session, notifier } = app;
  const run = (action: () => unknown): void => void notifier.run(action);
  return {
    complete: ({ turn, sign, typed }) => completions.ask(turn, sign, typed),
    completionChosen: ({ turn, id }) => completions.choose(turn, id),
    completionClosed: () => completions.close(),
    removeAttachment: ({ id }) => run(() => session.removeAttachment(id)),
    attachUris: ({ uris }) =>
      run(async () => (await import('../context/attachDropped')).attachUris(app, uris)),
    attachText: (file) =>
      run(async () => (await import('../context/attachDropped')).attachText(app, file)),
    attachImage: (image) =>
      run(async () => (await import('../context/attachDropped')).attachScaled(app, image)),
    refreshAttachment: ({ id }) =>
      run(async () => (await import('../context/refresh')).refresh(app, id)),
    makeRoom: ({ how }) =>
      run(async () => (await import('../context/makeRoom')).makeRoom(app, how)),
    openAttachment: ({ id }) =>
      run(async () => {
        const attachment = session.attachment(id);
        if (attachment) await openAttachment(attachment);
      }),
  };
}

/** A message, or what a command that was typed does. */
async function send(app: App, text: string): Promise<void> {
  // Nobody needs the commands for a message that is none.
  const slashes = /^\s*\//.test(text) ? await import('../slash/runSlash') : undefined;
  const slash = await slashes?.readSlash(text);
  if (slash) await slashes?.runSlash(app, slash, text);
  else await app.session.send(text);
}

/** Shows what was found to review, or says why there is nothing. */
async function showFound(
  { review, notifier }: App,
  answerId: string,
  finding: Promise<CodeReview>,
): Promise<void> {
  const found = await finding;
  if ('path' in found) await review.show(answerId, found.path);
  else await notifier.tell('info', found.refusal);
}

const failureActions: Readonly<Record<FailureAction, (app: App, answerId: string) => unknown>> = {
  retry: ({ session }, id) => session.revisions.retry(id),
  cutAttachments: ({ session }, id) => session.revisions.retry(id, { mayCut: true }),
  sendAnyway: ({ session }, id) => session.revisions.retry(id, { anyway: true }),
  continueAnswer: ({ session }, id) => session.revisions.continueAnswer(id),
  pickModel: () => vscode.commands.executeCommand('frugal.pickModel'),
  signIn: () => vscode.commands.executeCommand('frugal.signIn'),
  setKey: () => vscode.commands.executeCommand('frugal.setKey'),
  getKey: () => vscode.commands.executeCommand('frugal.getKey'),
  refreshModels: () => vscode.commands.executeCommand('frugal.refreshModels'),
  openLog: () => vscode.commands.executeCommand('frugal.showLog'),
  openProxySettings,
  changeAddress: ({ session }, id) => openAddressSetting(providerAsked(session.chat.log, id)),
  setUpServer: () => vscode.commands.executeCommand('frugal.setUpServer'),
  openPrivacySettings: async (app, id) => {
    await openPage(app, id, 'openPrivacySettings');
    await app.models.forgetClosed();
  },
  openKeySettings: (app, id) => openPage(app, id, 'openKeySettings'),
  openStatus: (app, id) => openPage(app, id, 'openStatus'),
  openCredits: (app, id) => openPage(app, id, 'openCredits'),
  queue: ({ queue }, id) => queue.add(id),
  askOther: ({ session }, id) => session.revisions.askOther(id, false),
  useOther: ({ session }, id) => session.revisions.askOther(id, true),
};

function openPage(
  { session }: App,
  answerId: string,
  action: FailureAction,
): Promise<void> | undefined {
  const url = failurePage(session.chat.log, answerId, action);
  return url === undefined ? undefined : openLink(url);
}
