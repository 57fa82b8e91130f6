import * as vscode from 'vscode';
import type { PreparedTurn } from '../../core/chat/prepareTurn';
import { priceText } from '../quota/price';
import { promptText } from './promptText';

/** The scheme of what will be sent if the user says so. */
export const promptScheme = 'frugal-prompt';

interface Shown {
  readonly text: string;
  readonly price: string;
  /** Whether it is to be sent. */
  readonly decide: (send: boolean) => void;
}

/** Shows what a request would be, in read-only documents that wait for the user's word. */
export class PromptDocuments
  implements vscode.TextDocumentContentProvider, vscode.CodeLensProvider, vscode.Disposable
{
  private readonly shown = new Map<string, Shown>();
  private readonly listening: vscode.Disposable;

  constructor() {
    const { languages, window, workspace } = vscode;
    this.listening = vscode.Disposable.from(
      workspace.registerTextDocumentContentProvider(promptScheme, this),
      languages.registerCodeLensProvider({ scheme: promptScheme }, this),
      window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const tab of closed) this.tabClosed(tab);
      }),
    );
  }

  /** @param name what is asked, in a few words; resolves to whether it is to be sent */
  async show(prepared: PreparedTurn, name: string): Promise<boolean> {
    const path = `/${vscode.l10n.t('To send: {0}', name).replaceAll('/', ' ')}`;
    const uri = vscode.Uri.from({ scheme: promptScheme, path, query: crypto.randomUUID() });
    const key = uri.toString();
    const decision = new Promise<boolean>((decide) => {
      const price = priceText(prepared.maxRequests);
      this.shown.set(key, { text: promptText(prepared), price, decide });
    });
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.languages.setTextDocumentLanguage(document, 'markdown');
      await vscode.window.showTextDocument(document, { preview: false });
      return await decision;
    } finally {
      this.shown.delete(key);
      await vscode.window.tabGroups.close(tabsOf(key));
    }
  }

  /** The user has seen it and sends it. */
  send(uri: vscode.Uri): void {
    this.shown.get(uri.toString())?.decide(true);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return (
      this.shown.get(uri.toString())?.text ??
      vscode.l10n.t('What was shown here was not sent, and is not known any longer.')
    );
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const shown = this.shown.get(uri.toString());
    if (!shown) return [];
    const title = `$(send) ${vscode.l10n.t('Send ({0})', shown.price)}`;
    const command = { title, command: 'frugal.sendShown', arguments: [uri] };
    return [new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command)];
  }

  dispose(): void {
    this.listening.dispose();
    for (const { decide } of this.shown.values()) decide(false);
  }

  /** It may have been moved to another group, or be open there as well. */
  private tabClosed(tab: vscode.Tab): void {
    const key = uriOf(tab)?.toString() ?? '';
    if (tabsOf(key).length === 0) this.shown.get(key)?.decide(false);
  }
}

function uriOf({ input }: vscode.Tab): vscode.Uri | undefined {
  return input instanceof vscode.TabInputText ? input.uri : undefined;
}

function tabsOf(key: string): readonly vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter((tab) => uriOf(tab)?.toString() === key);
}
