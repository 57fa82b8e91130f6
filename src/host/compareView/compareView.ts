import * as vscode from 'vscode';
import type { Comparison, ComparedQuestion } from '../../core/compare/comparison';
import type { ChatSession } from '../../core/chat/session';
import type { Model } from '../../core/catalogue/model';
import type { Clock, Disposable, Logger } from '../../core/ports';
import type { Preferences } from '../../core/routing/preferences';
import type { FromComparePage, ToComparePage } from '../../shared/compareProtocol';
import { compareStrings } from '../../shared/compareStrings';
import type { Handlers } from '../../shared/protocol';
import type { ChatView } from '../chatView/chatView';
import { openLink } from '../chatView/openLink';
import { pageText } from '../chatView/pageText';
import { insertAtCursor, newFile } from '../chatView/useCode';
import { EditorPanel } from '../pages/editorPanel';
import type { HostNotifier } from '../notifier';
import { translated } from '../pages/translated';

/** What the compare view needs of the app. */
export interface CompareParts {
  readonly session: ChatSession;
  readonly preferences: Preferences;
  readonly view: ChatView;
  readonly notifier: HostNotifier;
  readonly log: Logger;
  readonly clock: Clock;
}

/** The editor panel with the answers of several models side by side. */
export class CompareView implements vscode.Disposable {
  private readonly panel: EditorPanel<FromComparePage, ToComparePage>;
  private comparison: Comparison | undefined;
  private listening: Disposable | undefined;

  constructor(
    private readonly parts: CompareParts,
    extensionUri: vscode.Uri,
  ) {
    this.panel = new EditorPanel({
      ...{ id: 'frugal.compare', page: 'compare', extensionUri, handlers: this.handlers },
      title: () => vscode.l10n.t('Frugal: Compare'),
      onClosed: () => {
        const { comparison } = this;
        this.comparison = undefined;
        void comparison?.forget();
      },
    });
  }

  /** Answers are coming in. */
  get running(): boolean {
    return this.comparison?.running === true;
  }

  /** Asks each of the models: one request each. Resolves when all have ended. */
  async start(asked: ComparedQuestion, models: readonly Model[], hidden: boolean): Promise<void> {
    const { session } = this.parts;
    const { Comparison } = await loadComparison();
    const { turn, turns } = await session.chat.turnsOf(asked.turn, asked.questionId);
    this.comparison?.stop();
    const comparison = Comparison.of(session.asking, { ...asked, turn }, models, hidden);
    this.take(comparison);
    this.panel.show();
    await comparison.run(turns);
  }

  /** Fills a panel that was open when the window was closed. */
  async restore(panel: vscode.WebviewPanel): Promise<void> {
    const { Comparison } = await loadComparison();
    const comparison = await Comparison.restore(this.parts.session.asking);
    if (!comparison || this.comparison) {
      panel.dispose();
      return;
    }
    this.take(comparison);
    this.panel.take(panel);
  }

  dispose(): void {
    this.comparison?.stop();
    this.listening?.dispose();
    this.panel.dispose();
  }

  private take(comparison: Comparison): void {
    this.listening?.dispose();
    this.comparison = comparison;
    this.listening = vscode.Disposable.from(
      comparison.onDidPost((message) => void this.panel.post(message)),
      comparison.onDidChange(() => this.sendState()),
    );
    this.sendState();
  }

  private sendState(): void {
    if (!this.comparison) return;
    void this.panel.post({
      type: 'comparison',
      comparison: this.comparison.state,
      strings: translated(compareStrings),
      words: pageText(),
    });
  }

  /** Puts the question and the answer into the chat; where the question is the last one there, the answer takes the place of its own. */
  private async use(id: string): Promise<void> {
    const { comparison } = this;
    const { session, preferences, view, clock } = this.parts;
    if (!comparison || comparison.state.used !== undefined) return;
    const given = await comparison.use(id);
    if (!given) return;
    const others = comparison.answers.filter((answer) => answer.id !== id);
    await preferences.note({
      at: clock.now(),
      taken: given.modelId ?? '',
      others: others.map(({ modelId }) => modelId),
    });
    const { turn, questionId } = comparison.question;
    const { log } = session.chat;
    const last = log.messages.at(-1);
    const isLast = last !== undefined && log.questionOf(last.id)?.id === questionId;
    if (isLast && questionId !== undefined) await session.revisions.retry(last.id, { given });
    else await session.run(turn, { given });
    await view.focusComposer();
  }

  private readonly handlers: Handlers<FromComparePage> = {
    ready: () => this.sendState(),
    stop: () => this.comparison?.stop(),
    use: ({ id }) => this.run(() => this.use(id)),
    reveal: () => this.run(() => this.comparison?.reveal()),
    copy: ({ text }) =>
      this.run(async () => vscode.env.clipboard.writeText(await this.restored(text))),
    insertAtCursor: ({ text }) => this.run(async () => insertAtCursor(await this.restored(text))),
    newFile: ({ text, language }) =>
      this.run(async () => newFile(await this.restored(text), language)),
    openLink: ({ url }) => this.run(() => openLink(url)),
    pageError: ({ message, stack }) =>
      this.parts.log.error(`the compare page failed: ${message}\n${stack}`),
  };

  private async restored(text: string): Promise<string> {
    return this.comparison ? this.comparison.restoreSecrets(text) : text;
  }

  private run(action: () => unknown): void {
    void this.parts.notifier.run(action);
  }
}

/** Nobody needs the whole way of a request before the first one. */
function loadComparison() {
  return import('../../core/compare/comparison');
}
