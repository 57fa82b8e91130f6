import * as vscode from 'vscode';
import type { Clock, Disposable } from '../../core/ports';
import type { Quota } from '../../shared/quota';
import { quotaBar, quotaIcon, quotaLevel, untilNextWait } from './quotaGlance';
import {
  notesText,
  quotaFigure,
  quotaRows,
  quotaSentence,
  quotaTitle,
  waitingText,
  type QuotaNews,
} from './quotaText';

/** The command or the view that began it comes first; milliseconds. */
const startDelayMs = 100;

/** What the status bar tells of. */
export interface StatusSource {
  /** Somebody can be asked: there is a key, or a server that needs none. */
  readonly hasProvider: () => Promise<boolean>;
  readonly quota: () => Promise<Quota>;
  readonly modelName: () => Promise<string | undefined>;
  /** See `QuotaNews`. */
  readonly saved: () => Promise<number>;
  readonly waiting: () => Promise<number>;
}

/** Two items at the right: the free requests left today, and the model. Until something is known they say little. */
export class StatusBar implements vscode.Disposable {
  private readonly quotaItem: vscode.StatusBarItem;
  private readonly modelItem: vscode.StatusBarItem;
  private timer: Disposable | undefined;
  private round = 0;

  constructor(
    private readonly source: StatusSource,
    private readonly clock: Clock,
  ) {
    const right = vscode.StatusBarAlignment.Right;
    this.quotaItem = vscode.window.createStatusBarItem('frugal.quota', right, 101);
    this.quotaItem.name = vscode.l10n.t('Frugal: free requests');
    this.modelItem = vscode.window.createStatusBarItem('frugal.model', right, 100.9);
    this.modelItem.name = vscode.l10n.t('Frugal: model');
  }

  /** What costs nothing to know: whether there is a key. A little later, whether questions wait. */
  async start(): Promise<void> {
    if (!(await this.source.hasProvider())) {
      this.showNoKey();
      return;
    }
    // More is known already.
    if (this.round > 0) return;
    const name = vscode.l10n.t('Frugal');
    this.showQuotaItem(`$(circle-large-outline) ${name}`, vscode.l10n.t('Frugal: free requests'));
    this.quotaItem.tooltip = vscode.l10n.t('Free requests: click to see');
    this.timer = this.clock.after(startDelayMs, () => void this.showWaiting());
  }

  /** Shows what holds now. Of several calls at once the last one wins. */
  async refresh(): Promise<void> {
    const round = ++this.round;
    const [hasProvider, quota, model, saved, waiting] = await Promise.all([
      this.source.hasProvider(),
      this.source.quota(),
      this.source.modelName(),
      this.source.saved(),
      this.source.waiting(),
    ]);
    if (round !== this.round) return;
    this.timer?.dispose();
    if (!hasProvider) {
      this.showNoKey();
      return;
    }
    this.showQuota(quota, { saved, waiting });
    this.showModel(model);
    if (quotaLevel(quota) !== 'usedUp' || quota.resetsAt === undefined) return;
    const wait = untilNextWait(quota.resetsAt, this.clock.now());
    this.timer = this.clock.after(wait, () => void this.refresh());
  }

  dispose(): void {
    this.round++;
    this.timer?.dispose();
    this.quotaItem.dispose();
    this.modelItem.dispose();
  }

  /** Questions that wait leave only once the chat is open: it is said where there are any. */
  private async showWaiting(): Promise<void> {
    if ((await this.source.waiting()) > 0) await this.refresh();
  }

  private showNoKey(): void {
    this.modelItem.hide();
    this.showQuotaItem(
      `$(key) ${vscode.l10n.t('Frugal: set key')}`,
      vscode.l10n.t('Frugal: set the API key'),
    );
    // The chat says what a key is, and has every way to one.
    this.quotaItem.command = 'frugal.focusChat';
    this.quotaItem.tooltip = vscode.l10n.t(
      'Frugal asks free models with a key of your own, of OpenRouter for instance. A key costs nothing.',
    );
  }

  private showQuota(quota: Quota, news: QuotaNews): void {
    const now = this.clock.now();
    const level = quotaLevel(quota);
    const waiting = waitingText(news.waiting);
    const figure = `$(${quotaIcon(quota)}) ${quotaFigure(quota, now)}`;
    const sentence = quotaSentence(quota, now);
    const label = waiting ? `${sentence}; ${waiting.sentence}` : sentence;
    this.showQuotaItem(
      waiting ? `${figure} $(watch) ${waiting.short}` : figure,
      [label, ...notesText(quota)].join('. '),
    );
    this.quotaItem.tooltip = hover(quota, news, now);
    if (level === 'low') this.quotaItem.color = new vscode.ThemeColor('editorWarning.foreground');
    if (level === 'usedUp')
      this.quotaItem.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
  }

  /** Without colour, and opening the quota: what differs is set afterwards. */
  private showQuotaItem(text: string, label: string): void {
    this.quotaItem.text = text;
    this.quotaItem.accessibilityInformation = { label, role: 'button' };
    this.quotaItem.command = 'frugal.showUsage';
    this.quotaItem.color = undefined;
    this.quotaItem.backgroundColor = undefined;
    this.quotaItem.show();
  }

  private showModel(name: string | undefined): void {
    const shown = name ?? vscode.l10n.t('No model');
    this.modelItem.text = shown;
    this.modelItem.tooltip = vscode.l10n.t('Frugal: pick a free model');
    this.modelItem.command = 'frugal.pickModel';
    this.modelItem.accessibilityInformation = {
      label: vscode.l10n.t('Frugal model: {0}', shown),
      role: 'button',
    };
    this.modelItem.show();
  }
}

function hover(quota: Quota, news: QuotaNews, now: number): vscode.MarkdownString {
  const text = new vscode.MarkdownString('', true);
  const commands = ['showUsage', 'pickModel', 'getKey', 'focusChat'];
  text.isTrusted = { enabledCommands: commands.map((name) => `frugal.${name}`) };
  text.appendMarkdown('**').appendText(quotaTitle(quota)).appendMarkdown('**\n\n');
  text.supportHtml = true;
  const bar = quotaBar(quota);
  if (bar !== '') text.appendMarkdown(`${bar}\n\n`);
  text.appendMarkdown('| | |\n|:--|--:|\n');
  for (const { name, value } of quotaRows(quota, now, news))
    text.appendMarkdown(`| ${cellOf(name)} | ${cellOf(value)} |\n`);
  for (const note of notesText(quota)) text.appendMarkdown(`\n${cellOf(note)}\n`);
  const links = [
    ...(news.waiting > 0 ? [`[${vscode.l10n.t('Open chat')}](command:frugal.focusChat)`] : []),
    `[${vscode.l10n.t('Usage')}](command:frugal.showUsage)`,
    `[${vscode.l10n.t('Pick a model')}](command:frugal.pickModel)`,
    `[${vscode.l10n.t('Keys')}](command:frugal.getKey)`,
  ];
  text.appendMarkdown(`\n${links.join(' · ')}`);
  return text;
}

/** Names of models come from the provider: they must not be read as Markdown. */
function cellOf(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!|<>~$&]/g, '\\$&');
}
