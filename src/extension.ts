import * as vscode from 'vscode';
import { Catalogues } from './core/catalogue/catalogues';
import { ChatSession } from './core/chat/session';
import { createClient } from './core/llm/client';
import { openRouter } from './core/llm/presets';
import { providersInUse } from './core/llm/providers';
import type { Disposable, Fetch } from './core/ports';
import { QuotaMeter } from './core/quota/quotaMeter';
import { ModelChoice } from './core/routing/modelChoice';
import { AccountMeter } from './host/accountMeter';
import type { App } from './host/app';
import { ChatView } from './host/chatView/chatView';
import { connectPage } from './host/chatView/messages';
import { clock } from './host/clock';
import { registerCommands } from './host/commands/registerCommands';
import { registerCodeActions } from './host/editor/codeActions';
import { SelectionFollower } from './host/editor/selectionFollower';
import { createKeep } from './host/keep';
import { askKeyFigure } from './host/keyFigure';
import { Log } from './host/log';
import { createStorage } from './host/node/storage';
import { HostNotifier } from './host/notifier';
import { ProposalDocuments } from './host/review/proposalDocuments';
import { Review } from './host/review/review';
import { KeyStore } from './host/secrets';
import { tellSetAside } from './host/setAsideNotice';
import { SettingsReader } from './host/settings';
import { StatusBar } from './host/statusBar';
import { follow } from './host/follow';

/** Called by VS Code when one of Frugal's views or commands is first used. It asks nobody and writes nothing. */
export function activate(context: vscode.ExtensionContext): void {
  const log = new Log();
  const notifier = new HostNotifier(log);
  context.subscriptions.push(log);
  try {
    context.subscriptions.push(...start(context, log, notifier));
  } catch (error) {
    void notifier.run(() => {
      throw error;
    });
    throw error;
  }
}

interface Parts {
  readonly app: App;
  readonly quotaMeter: QuotaMeter;
  readonly disposables: readonly Disposable[];
}

function start(
  context: vscode.ExtensionContext,
  log: Log,
  notifier: HostNotifier,
): readonly Disposable[] {
  const { app, quotaMeter, disposables } = build(context, log, notifier);
  const { session, view, keys, settings, meter } = app;
  const deps = { secrets: keys, settings: () => settings.read() };
  const source = {
    hasProvider: async () => (await providersInUse(deps)).length > 0,
    quota: () => meter.quota(),
    modelName: () => Promise.resolve(session.currentModel?.name),
  };
  const statusBar = new StatusBar(source, clock);
  const follower = new SelectionFollower(clock, (selection) => {
    void notifier.run(() => session.setSelection(selection));
  });
  return [
    ...disposables,
    statusBar,
    follower,
    vscode.window.registerWebviewViewProvider(ChatView.id, view),
    new ProposalDocuments(app.review, notifier),
    registerCommands(app, context.extension.packageJSON),
    registerCodeActions(),
    connectPage(app),
    follow(app, quotaMeter, statusBar, follower),
  ];
}

function build(context: vscode.ExtensionContext, log: Log, notifier: HostNotifier): Parts {
  const fetch: Fetch = (url, init) => globalThis.fetch(url, init);
  const keys = new KeyStore(context, log);
  const settings = new SettingsReader((address) => {
    const sentence = vscode.l10n.t('Frugal does not send a key to {0}: use https.', address);
    void notifier.tell('warning', sentence);
  });
  const storage = createStorage(context.globalStorageUri.fsPath, clock, (setAside) => {
    void tellSetAside(notifier, setAside);
    void session.keepAgain();
  });
  const { chats, ledger, cache } = storage;
  const read = { secrets: keys, settings: () => settings.read() };
  const common = { fetch, clock, cache, logger: log, notifier, ...read };
  const keep = createKeep(notifier, log);
  const catalogue = new Catalogues(common);
  const fetchKey = askKeyFigure(common);
  const quotaMeter = new QuotaMeter({ ...common, ledger, fetchKey });
  const meter = new AccountMeter(quotaMeter, keys, log);
  const chooseModel = (id: string): Promise<void> => settings.chooseModel(id, 'user');
  const session = new ChatSession({
    ...{ ...common, chats, ledger, keep, meter },
    client: createClient(common),
    models: new ModelChoice({ ...common, ledger, keep, catalogue, chooseModel }),
    createId: () => crypto.randomUUID(),
    workspace: workspaceName(),
    trusted: () => vscode.workspace.isTrusted,
  });
  const view = new ChatView(context.extensionUri);
  const review = new Review({
    find: (id) => session.proposal(id),
    settle: (id, state, reason) => session.settleProposal(id, state, reason),
  });
  const app = { session, view, review, catalogue, meter, keys, settings, notifier, log };
  return {
    app: { ...app, ledger, clock, fetch, preset: openRouter },
    quotaMeter,
    disposables: [storage, catalogue, quotaMeter, keys, settings, view],
  };
}

/** Chats belong to a workspace; without one they belong together. */
function workspaceName(): string {
  const { workspaceFile, workspaceFolders } = vscode.workspace;
  return (workspaceFile ?? workspaceFolders?.[0]?.uri)?.toString() ?? '';
}
