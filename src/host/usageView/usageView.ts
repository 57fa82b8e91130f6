import * as vscode from 'vscode';
import { dispatch, isMessage, type Handlers } from '../../shared/protocol';
import { usagePeriods, type UsagePeriod } from '../../shared/usage';
import { usageCommands, type FromUsagePage, type ToUsagePage } from '../../shared/usageProtocol';
import { preparePage } from '../preparePage';
import type { UsageParts } from './usageParts';

/** The editor panel with what was used: one at most. It reads the ledger while it is to be seen, and only then. */
export class UsageView implements vscode.Disposable {
  static readonly id = 'frugal.usage';

  private panel: vscode.WebviewPanel | undefined;
  /** What the page shows; absent until it said so. */
  private period: UsagePeriod | undefined;
  private sending: Promise<void> | undefined;
  private stale = false;
  private readonly listening: vscode.Disposable;

  constructor(
    private readonly parts: UsageParts,
    private readonly extensionUri: vscode.Uri,
  ) {
    this.listening = vscode.Disposable.from(
      parts.session.onDidChange(() => this.refresh()),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        // Other windows may have sent requests.
        if (focused) this.refresh();
      }),
    );
  }

  show(): void {
    if (this.panel) {
      this.panel.reveal();
      return;
    }
    const title = vscode.l10n.t('Frugal: Usage');
    this.take(vscode.window.createWebviewPanel(UsageView.id, title, vscode.ViewColumn.Active));
  }

  /** Fills a panel: a new one, or one that was open when the window was closed. */
  take(panel: vscode.WebviewPanel): void {
    this.panel?.dispose();
    this.panel = panel;
    this.period = undefined;
    panel.iconPath = vscode.Uri.joinPath(this.extensionUri, 'media', 'icon.svg');
    panel.onDidDispose(() => {
      if (this.panel === panel) this.panel = undefined;
    });
    panel.onDidChangeViewState(() => {
      // A hidden page is gone; the next one asks again.
      if (!panel.visible) this.period = undefined;
    });
    panel.webview.onDidReceiveMessage((message: unknown) => {
      if (isMessage(message)) dispatch(this.handlers, message as FromUsagePage);
    });
    preparePage(panel.webview, this.extensionUri, 'usage');
  }

  /** Something was recorded or forgotten. */
  refresh(): void {
    if (this.period === undefined || this.panel?.visible !== true) return;
    this.stale = true;
    this.sending ??= this.parts.notifier
      .run(() => this.sendFresh())
      .finally(() => (this.sending = undefined));
  }

  dispose(): void {
    this.listening.dispose();
    this.panel?.dispose();
  }

  /** Until nothing changed while it was being read. */
  private async sendFresh(): Promise<void> {
    const { usageState, usageText } = await import('./usageState');
    while (this.stale && this.period !== undefined) {
      this.stale = false;
      const { period } = this;
      const usage = await usageState(this.parts, period);
      const message: ToUsagePage = { type: 'usage', usage, strings: usageText() };
      await this.panel?.webview.postMessage(message);
    }
  }

  private readonly handlers: Handlers<FromUsagePage> = {
    show: ({ period }) => {
      this.period = usagePeriods.find((each) => each === period) ?? 30;
      this.refresh();
    },
    askProvider: () =>
      void this.parts.notifier.run(async () => {
        await this.parts.meter.refresh();
        this.refresh();
      }),
    command: ({ command }) => {
      if (usageCommands.includes(command)) void vscode.commands.executeCommand(`frugal.${command}`);
    },
    pageError: ({ message, stack }) =>
      this.parts.log.error(`the usage page failed: ${message}\n${stack}`),
  };
}
