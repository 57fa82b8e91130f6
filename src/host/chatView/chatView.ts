import * as vscode from 'vscode';
import { Emitter } from '../../core/event';
import { isMessage, type FromPage, type ToPage } from '../../shared/protocol';
import { preparePage } from '../pages/preparePage';

/** The view in the side bar: makes the page, carries messages to it and from it. The page may come and go at any time. */
export class ChatView implements vscode.WebviewViewProvider, vscode.Disposable {
  static readonly id = 'frugal.chat';

  private readonly received = new Emitter<FromPage>();
  private readonly visibility = new Emitter<boolean>();
  readonly onDidReceive = this.received.event;
  readonly onDidChangeVisibility = this.visibility.event;

  /** As VS Code told the page. */
  hasScreenReader = false;

  private view: vscode.WebviewView | undefined;
  /** The page has the state: messages after it make sense to it. */
  private started = false;
  /** Another chat is on its way to it. */
  private expecting = false;
  /** What the page gets to hear behind the state. */
  private waiting: ToPage | undefined;

  constructor(private readonly extensionUri: vscode.Uri) {}

  get visible(): boolean {
    return this.view?.visible ?? false;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.view = view;
    this.started = false;
    const { webview } = view;
    webview.onDidReceiveMessage((message: unknown) => {
      if (isMessage(message)) this.received.fire(message as FromPage);
    });
    view.onDidChangeVisibility(() => {
      // A hidden page is gone; the next one says `ready`.
      if (!view.visible) this.started = false;
      this.visibility.fire(view.visible);
    });
    view.onDidDispose(() => {
      if (this.view !== view) return;
      this.view = undefined;
      this.started = false;
      this.visibility.fire(false);
    });
    preparePage(webview, this.extensionUri, 'main');
    this.visibility.fire(view.visible);
  }

  /** Another chat is on its way to the page: what leads to a place in it follows. */
  expectState(): void {
    this.expecting = true;
  }

  /** The first message to a page that said `ready`, and the one that brings another chat. */
  start(message: Extract<ToPage, { readonly type: 'state' }>): void {
    this.started = true;
    this.expecting = false;
    this.post(message);
    if (this.waiting) this.post(this.waiting);
    this.waiting = undefined;
  }

  /** Dropped while there is no page: the next one gets the whole state. */
  post(message: ToPage): void {
    if (this.started) void this.view?.webview.postMessage(message);
  }

  /** Brings the view up and leaves the keyboard where it is. */
  async show(): Promise<void> {
    if (this.visible) return;
    await vscode.commands.executeCommand(`${ChatView.id}.focus`, { preserveFocus: true });
  }

  /** Brings the view up with the cursor in the composer. */
  async focusComposer(): Promise<void> {
    await this.focusFor({ type: 'focusComposer' });
  }

  /** Brings the view up at a message of the open chat, with these words marked in it. */
  async find(id: string, words: string): Promise<void> {
    await this.focusFor({ type: 'find', id, words });
  }

  private async focusFor(message: ToPage): Promise<void> {
    const atOnce = this.started && !this.expecting;
    this.waiting = atOnce ? undefined : message;
    await vscode.commands.executeCommand(`${ChatView.id}.focus`);
    if (atOnce) this.post(message);
  }

  /** Moves the focus from one block of code to the next, or the one before. */
  async goToCode(step: 1 | -1): Promise<void> {
    await vscode.commands.executeCommand(`${ChatView.id}.focus`, { preserveFocus: false });
    this.post({ type: 'goToCode', step });
  }

  dispose(): void {
    this.received.dispose();
    this.visibility.dispose();
  }
}
