import * as vscode from 'vscode';
import type { Clock, Disposable } from '../../core/ports';
import type { Attachment } from '../../core/prompt/attachment';
import { heldBack } from './heldBack';
import { attachCode, largestFile } from './readCode';

/** A selection that is still being made is left alone. */
const settleMs = 150;

/** Schemes whose text nobody wrote as code. */
const notCode = [
  'output',
  'debug',
  'frugal-proposal',
  'frugal-review',
  'frugal-prompt',
  'vscode-terminal',
  'comment',
];

/** Offers the editor's selection as an attachment, and only while somebody can see it. */
export class SelectionFollower implements vscode.Disposable {
  private listening: readonly vscode.Disposable[] = [];
  private timer: Disposable | undefined;
  private offered: string | undefined;
  /** Whether the file that was asked about last is held back: each selection in it asks again. */
  private asked: { readonly uri: string; readonly isHeld: Promise<boolean> } | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly offer: (attachment: Attachment | undefined) => void,
  ) {}

  /** Starts or stops: it works while the view is visible, the workspace trusted and the setting on. */
  setActive(active: boolean): void {
    if (active === this.listening.length > 0) return;
    if (!active) {
      this.dispose();
      this.tell(undefined);
      return;
    }
    const later = (): void => this.schedule();
    this.listening = [
      vscode.window.onDidChangeTextEditorSelection(later),
      vscode.window.onDidChangeActiveTextEditor(later),
    ];
    this.read();
  }

  /** The message left with the selection: the same one is not offered again until it changes. */
  dispose(): void {
    this.timer?.dispose();
    for (const listener of this.listening) listener.dispose();
    this.listening = [];
  }

  private schedule(): void {
    this.timer?.dispose();
    this.timer = this.clock.after(settleMs, () => this.read());
  }

  private read(): void {
    this.tell(selected(vscode.window.activeTextEditor));
  }

  private tell(attachment: Attachment | undefined): void {
    const mark =
      attachment && `${attachment.uri}\n${attachment.chip.lines?.join()}\n${attachment.text}`;
    if (mark === this.offered) return;
    this.offered = mark;
    if (attachment) void this.offerAllowed(attachment);
    else this.offer(undefined);
  }

  /** What nobody is to see does not go along by itself. */
  private async offerAllowed(attachment: Attachment): Promise<void> {
    const mark = this.offered;
    const isHeld = await this.isHeld(attachment.uri);
    if (this.offered === mark) this.offer(isHeld ? undefined : attachment);
  }

  private isHeld(uri: string): Promise<boolean> {
    if (this.asked?.uri !== uri) {
      const isHeld = heldBack([vscode.Uri.parse(uri)]).then(({ length }) => length > 0);
      this.asked = { uri, isHeld };
    }
    return this.asked.isHeld;
  }
}

function selected(editor: vscode.TextEditor | undefined): Attachment | undefined {
  if (!editor || editor.selection.isEmpty) return undefined;
  const { document, selection } = editor;
  if (notCode.includes(document.uri.scheme)) return undefined;
  const length = document.offsetAt(selection.end) - document.offsetAt(selection.start);
  if (length > largestFile) return undefined;
  const text = document.getText(selection);
  if (text.trim() === '' || text.includes('\0')) return undefined;
  return attachCode({ document, range: selection }, true);
}
