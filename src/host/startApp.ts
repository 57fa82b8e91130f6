import * as vscode from 'vscode';
import { Catalogues } from '../core/catalogue/catalogues';
import { ChatHistory } from '../core/chat/chatHistory';
import { ChatSession } from '../core/chat/session';
import { createClient } from '../core/llm/client';
import { Masking } from '../core/privacy/masking';
import { providersInUse } from '../core/llm/providers';
import { secretsOf } from '../core/llm/request';
import type { Cache, Disposable, Fetch } from '../core/ports';
import { QuestionQueue } from '../core/queue/questionQueue';
import { AccountMeter } from '../core/quota/accountMeter';
import { startOfDay } from '../core/quota/calendar';
import { QuotaMeter } from '../core/quota/quotaMeter';
import { Favourites, favouritesName, joined } from '../core/routing/favourites';
import { HiddenModels } from '../core/routing/hiddenModels';
import { ModelChoice } from '../core/routing/modelChoice';
import { ModelNotes } from '../core/routing/modelNotes';
import { Preferences } from '../core/routing/preferences';
import { speakWith, type Say } from '../core/say';
import type { App } from './app';
import { askWords } from './askWords';
import type { ChatView } from './chatView/chatView';
import { connectPage, type PageConnection } from './chatView/messages';
import { clock } from './clock';
import { Collection } from './collect/collection';
import { CompareView, type CompareParts } from './compareView/compareView';
import { Freshness } from './context/freshness';
import { ContextFinder } from './editor/contextFinder';
import { ruleFinder } from './editor/ruleFinder';
import { SelectionFollower } from './editor/selectionFollower';
import { isHeard } from './isHeard';
import { createKeep } from './keep';
import { askKeyFigure } from './keys/keyFigure';
import { followModels } from './languageModels/followModels';
import type { ModelList } from './languageModels/modelList';
import type { Log } from './log';
import type { ModelsParts } from './modelsView/modelsParts';
import { ModelsView } from './modelsView/modelsView';
import { registerAccessibilityHelp } from './accessibilityHelp';
import type { HostNotifier } from './notifier';
import { ProposalDocuments } from './review/proposalDocuments';
import { Review } from './review/review';
import { reviewView } from './review/reviewView';
import { createOpenSyntax } from './openSyntax';
import { KeyStore } from './keys/secrets';
import { tellSetAside } from './setAsideNotice';
import { SettingsReader } from './settings';
import { StatusBar } from './quota/statusBar';
import { createStorage } from './storage';
import { SyncedCache, type SyncedState } from './syncedCache';
import { TaskRunner } from './tasks/taskRunner';
import type { UsageParts } from './usageView/usageParts';
import { UsageView } from './usageView/usageView';
import { workspaceFiles } from './workspaceFiles';
import { workspaceName } from './workspaceName';
import { follow } from './follow';

/** What is there before the app is. */
export interface Front {
  readonly log: Log;
  readonly notifier: HostNotifier;
  readonly view: ChatView;
  readonly models: ModelList;
}

export interface StartedApp {
  readonly app: App;
  readonly page: PageConnection;
}

/** Builds every part, joins them and shows the status bar. It asks nobody, and reads no more than what waits. */
export function startApp(context: vscode.ExtensionContext, front: Front): StartedApp {
  const inUserLanguage: Say = (sentence, ...values) => vscode.l10n.t(sentence, ...values);
  speakWith(inUserLanguage, vscode.env.language);
  const { app, quotaMeter, disposables } = build(context, front);
  const { session, keys, settings, meter, notifier, queue } = app;
  const deps = { secrets: keys, settings: () => settings.read() };
  const source = {
    hasProvider: async () => (await providersInUse(deps)).length > 0,
    quota: () => meter.quota(),
    modelName: () => Promise.resolve(session.currentModel?.name),
    saved: () => app.ledger.savedSince(startOfDay(clock.now())),
    waiting: () => queue.waiting(),
  };
  const statusBar = new StatusBar(source, clock);
  const follower = new SelectionFollower(clock, (selection) => {
    void notifier.run(() => session.changeComposer((composer) => composer.follow(selection)));
  });
  const page = connectPage(app);
  context.subscriptions.push(
    ...disposables,
    statusBar,
    follower,
    new ProposalDocuments(app.review, clock),
    registerAccessibilityHelp(),
    new Freshness(session, clock),
    page,
    follow(app, quotaMeter, statusBar, follower),
    followModels(app, front.models),
  );
  return { app, page };
}

interface Parts {
  readonly app: App;
  readonly quotaMeter: QuotaMeter;
  readonly disposables: readonly Disposable[];
}

function build(extension: vscode.ExtensionContext, { log, notifier, view }: Front): Parts {
  const fetch: Fetch = (url, init) => globalThis.fetch(url, init);
  const keys = new KeyStore(extension, log);
  const settings = new SettingsReader((sentence) => void notifier.tell('warning', sentence));
  log.hides = () => secretsOf({ headers: settings.read().headers.custom ?? {} });
  const storage = createStorage(extension.globalStorageUri, clock, (setAside) => {
    void tellSetAside(notifier, setAside);
    void session.chat.keepAgain();
  });
  const { chats, ledger, cache, answers } = storage;
  const read = { secrets: keys, settings: () => settings.read() };
  const keep = createKeep(notifier, log);
  const common = { fetch, clock, cache, ledger, keep, logger: log, notifier, ...read };
  const catalogue = new Catalogues(common);
  const fetchKey = askKeyFigure(common);
  const quotaMeter = new QuotaMeter({ ...common, fetchKey });
  const meter = new AccountMeter(quotaMeter, read, log);
  const syntax = createOpenSyntax(extension.extensionUri, log);
  const context = new ContextFinder(clock, () => settings.read().gatherContext);
  const findRules = ruleFinder(clock);
  const opinions = opinionsIn(cache, extension.globalState);
  const chooseModel = (id: string): Promise<void> => settings.chooseModel(id);
  const models = new ModelChoice({ ...common, meter, catalogue, ...opinions, chooseModel });
  const here = { workspace: workspaceName(), trusted: () => vscode.workspace.isTrusted };
  const masking = new Masking(common);
  const createId = (): string => crypto.randomUUID();
  const history = new ChatHistory({ ...common, ...here, chats, masking, createId });
  const session = new ChatSession({
    ...{ ...common, ...here, chats, answers, meter, models },
    client: createClient(common),
    files: workspaceFiles,
    openSyntax: syntax.open,
    findRules: () => (here.trusted() && settings.read().projectRules ? findRules : undefined),
    masking,
    createId,
    wait: (turn): Promise<void> => queue.addNext(turn),
  });
  const queue: QuestionQueue = new QuestionQueue({
    ...{ ...common, ...here, chats, meter, files: workspaceFiles },
    queue: storage.queue,
    createId,
    chat: session.chat,
    compose: (text, attachments) => session.compose(text, attachments),
    reword: askWords,
  });
  const { extensionUri, workspaceState: memento } = extension;
  const { proposals } = session;
  const review = new Review({ proposals, clock, memento, ...reviewFor(settings, view) });
  const tasks = new TaskRunner({ session, context, view, settings, notifier });
  const asking = { session, history, queue, view, tasks, review };
  const parts = { ...asking, catalogue, meter, keys, settings, notifier, log };
  const kept = { models, ledger, answers, collection: new Collection(), cache };
  const all = { ...parts, ...opinions, ...kept, context, clock, fetch };
  const panels = panelsOf(all, extensionUri);
  const readers = [catalogue, context, quotaMeter, keys, settings, syntax];
  const shown = [review, ...Object.values(panels), all.collection];
  const disposables = [queue, tasks, ...shown, storage, ...readers];
  return { app: { ...all, ...panels }, quotaMeter, disposables };
}

/** How the user can read a review. */
function reviewFor(settings: SettingsReader, view: ChatView) {
  return {
    view: () => reviewView(settings.read().review, isHeard(view)),
    aloud: (text: string) => view.post({ type: 'announce', text }),
  };
}

/** The editor panels with pages of their own. */
function panelsOf(parts: UsageParts & CompareParts & ModelsParts, extensionUri: vscode.Uri) {
  return {
    usage: new UsageView(parts, extensionUri),
    compare: new CompareView(parts, extensionUri),
    modelsView: new ModelsView(parts, extensionUri),
  };
}

/** What the user thinks of models, kept for all windows. */
function opinionsIn(cache: Cache, state: SyncedState) {
  return {
    favourites: new Favourites(new SyncedCache(cache, state, clock, [favouritesName], joined)),
    hidden: new HiddenModels(cache),
    notes: new ModelNotes(cache),
    preferences: new Preferences(cache),
  };
}
