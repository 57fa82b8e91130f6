import * as vscode from 'vscode';
import type { ChatSession } from '../../core/chat/session';
import type { Clock, Disposable } from '../../core/ports';
import type { Attachment } from '../../core/prompt/attachment';
import { isInMemory } from '../editor/changeable';
import { readText } from './readText';

/** While somebody types, nothing is compared; in milliseconds. */
const restMs = 300;
/** Bytes: no larger file is attached. */
const largestFile = 4_000_000;

/** Sees which of what is attached in the composer has changed since. It listens only while files are attached. */
export class Freshness implements vscode.Disposable {
  private watched: readonly string[] = [];
  private listening: readonly Disposable[] = [];
  private timer: Disposable | undefined;

  private readonly changes: Disposable;

  constructor(
    private readonly session: ChatSession,
    private readonly clock: Clock,
  ) {
    this.changes = session.onDidChange(() => this.follow());
  }

  dispose(): void {
    this.changes.dispose();
    this.stop();
  }

  /** Something may have been attached, or taken off. */
  private follow(): void {
    const uris = [...new Set(this.attached().map(({ uri }) => uri))];
    if (uris.join('\n') === this.watched.join('\n')) return;
    this.stop();
    this.watched = uris;
    if (uris.length === 0) return;
    const later = (): void => this.lookLater();
    const files = uris
      .map((uri) => vscode.Uri.parse(uri))
      .filter(({ scheme }) => !isInMemory(scheme));
    const watchers = files.map((uri) => watch(uri, later));
    const typed = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (uris.includes(document.uri.toString())) later();
    });
    this.listening = [...watchers, typed];
    later();
  }

  private stop(): void {
    this.timer?.dispose();
    for (const one of this.listening) one.dispose();
    this.listening = [];
  }

  /** Those that have a file and all of its text, as it was. */
  private attached(): readonly Attachment[] {
    const { attachments } = this.session.composed;
    return attachments.filter(
      ({ uri, image, chip }) => uri !== '' && !image && !chip.automatic && !chip.isShortened,
    );
  }

  private lookLater(): void {
    this.timer?.dispose();
    this.timer = this.clock.after(restMs, () => void this.look());
  }

  private async look(): Promise<void> {
    const stale = await Promise.all(
      this.attached().map(async (one) => ((await isStale(one)) ? [one.chip.id] : [])),
    );
    await this.session.changeComposer((composer) => composer.setStale(stale.flat()));
  }
}

/** One file alone: a pattern for all of them would tell of everything that happens. */
function watch(uri: vscode.Uri, changed: () => void): Disposable {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/[[\]{}*?]/g, '[$&]');
  const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name);
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  watcher.onDidChange(changed);
  watcher.onDidCreate(changed);
  watcher.onDidDelete(changed);
  return watcher;
}

/** Lines that moved are what they were. */
async function isStale({ uri, chip, text }: Attachment): Promise<boolean> {
  const now = await readText(vscode.Uri.parse(uri), largestFile);
  if (now === undefined) return true;
  const [before, after] = [text, now].map((one) => one.replace(/\r\n/g, '\n'));
  return chip.lines === undefined ? before !== after : !after?.includes(before ?? '');
}
