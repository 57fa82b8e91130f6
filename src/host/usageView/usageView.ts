import * as vscode from 'vscode';
import type { Handlers } from '../../shared/protocol';
import { usagePeriods, type UsagePeriod } from '../../shared/usage';
import { usageCommands, type FromUsagePage, type ToUsagePage } from '../../shared/usageProtocol';
import { EditorPanel } from '../pages/editorPanel';
import { onNews } from '../pages/onNews';
import { untilFresh } from '../pages/untilFresh';
import type { UsageParts } from './usageParts';

/** The editor panel with what was used. It reads the ledger while it is to be seen, and only then. */
export class UsageView implements vscode.Disposable {
  private readonly panel: EditorPanel<FromUsagePage, ToUsagePage>;
  /** What the page shows; absent until it said so. */
  private period: UsagePeriod | undefined;
  private readonly sendFresh = untilFresh(() => this.send());
  private readonly listening: vscode.Disposable;

  constructor(
    private readonly parts: UsageParts,
    extensionUri: vscode.Uri,
  ) {
    this.panel = new EditorPanel({
      ...{ id: 'frugal.usage', page: 'usage', extensionUri, handlers: this.handlers },
      title: () => vscode.l10n.t('Frugal: Usage'),
      onReset: () => (this.period = undefined),
    });
    this.listening = onNews(parts.session, () => this.refresh());
  }

  show(): void {
    this.panel.show();
  }

  /** Fills a panel that was open when the window was closed. */
  take(panel: vscode.WebviewPanel): void {
    this.panel.take(panel);
  }

  /** Something was recorded or forgotten. */
  refresh(): void {
    if (this.period === undefined || !this.panel.visible) return;
    void this.parts.notifier.run(this.sendFresh);
  }

  dispose(): void {
    this.listening.dispose();
    this.panel.dispose();
  }

  private async send(): Promise<void> {
    const { usageState, usageText } = await import('./usageState');
    const { period } = this;
    if (period === undefined) return;
    const usage = await usageState(this.parts, period);
    await this.panel.post({ type: 'usage', usage, strings: usageText() });
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
