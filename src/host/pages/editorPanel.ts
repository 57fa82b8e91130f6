import * as vscode from 'vscode';
import { dispatch, isMessage, type Handlers } from '../../shared/protocol';
import { preparePage, type PageName } from './preparePage';

/** What an editor panel shows, and who hears of it. */
export interface PanelContent<FromPage extends { readonly type: string }> {
  /** As in the activation events of `package.json`. */
  readonly id: string;
  readonly page: PageName;
  readonly extensionUri: vscode.Uri;
  readonly title: () => string;
  readonly handlers: Handlers<FromPage>;
  /** The page is another one than before, or gone: a page that is hidden says anew what it wants. */
  readonly onReset?: () => void;
  /** The user closed it. */
  readonly onClosed?: () => void;
}

/** An editor panel with a page of Frugal: one at most. */
export class EditorPanel<FromPage extends { readonly type: string }, ToPage>
  implements vscode.Disposable
{
  private panel: vscode.WebviewPanel | undefined;
  /** The window closes: the panel is there again with the next one. */
  private closing = false;

  constructor(private readonly content: PanelContent<FromPage>) {}

  get visible(): boolean {
    return this.panel?.visible === true;
  }

  show(): void {
    const { id, title } = this.content;
    if (this.panel) {
      this.panel.reveal();
      return;
    }
    const orphans = tabsOf(id);
    this.take(vscode.window.createWebviewPanel(id, title(), vscode.ViewColumn.Active));
    void vscode.window.tabGroups.close(orphans);
  }

  /** Fills a panel: a new one, or one that was open when the window was closed. */
  take(panel: vscode.WebviewPanel): void {
    const { extensionUri, page, handlers, onReset, onClosed } = this.content;
    const before = this.panel;
    this.panel = panel;
    before?.dispose();
    onReset?.();
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.svg');
    panel.onDidDispose(() => {
      if (this.panel !== panel) return;
      this.panel = undefined;
      if (!this.closing) onClosed?.();
    });
    panel.onDidChangeViewState(() => {
      if (!panel.visible) onReset?.();
    });
    panel.webview.onDidReceiveMessage((message: unknown) => {
      if (isMessage(message)) dispatch(handlers, message as FromPage);
    });
    const late = vscode.l10n.t('Frugal has been restarted. Close this tab and open it again.');
    preparePage(panel.webview, extensionUri, page, late);
  }

  /** A hidden page is told nothing. */
  async post(message: ToPage): Promise<void> {
    if (this.visible) await this.panel?.webview.postMessage(message);
  }

  dispose(): void {
    this.closing = true;
    this.panel?.dispose();
  }
}

/** Tabs of a page that nobody here has in hand: an extension host before this one has opened them. */
function tabsOf(id: string): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && isOf(input, id));
}

/** VS Code puts a word of its own before the name. */
const isOf = ({ viewType }: vscode.TabInputWebview, id: string): boolean =>
  viewType === id || viewType.endsWith(`-${id}`);
