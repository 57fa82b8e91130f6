import * as vscode from 'vscode';
import type { Proposals } from '../../core/chat/proposals';
import type { Clock, Disposable } from '../../core/ports';
import { isChangeable } from '../editor/changeable';
import { proposedDocument } from './proposedDocument';

/** Long enough not to look at every letter that is typed, in milliseconds. */
const restMs = 250;

/** Takes over what becomes of proposals in their files by whatever way: undone, done again, a file that comes or goes. */
export class FileFollower implements vscode.Disposable {
  private readonly listening: vscode.Disposable;
  private readonly changed = new Set<string>();
  private timer: Disposable | undefined;

  /** @param settled is told each answer of whose proposal the files have something else than was known */
  constructor(
    private readonly proposals: Proposals,
    private readonly clock: Clock,
    private readonly settled: (answerId: string) => void,
  ) {
    const { workspace } = vscode;
    const noteAll = (uris: readonly vscode.Uri[]): void => uris.forEach((uri) => this.note(uri));
    this.listening = vscode.Disposable.from(
      workspace.onDidChangeTextDocument(({ document: { uri } }) => this.note(uri)),
      workspace.onDidCreateFiles(({ files }) => noteAll(files)),
      workspace.onDidDeleteFiles(({ files }) => noteAll(files)),
    );
  }

  dispose(): void {
    this.listening.dispose();
    this.timer?.dispose();
  }

  private note(uri: vscode.Uri): void {
    if (!isChangeable(uri.scheme)) return;
    this.changed.add(uri.toString());
    this.timer?.dispose();
    this.timer = this.clock.after(restMs, () => void this.settleAll());
  }

  private async settleAll(): Promise<void> {
    const changed = [...this.changed];
    this.changed.clear();
    for (const uri of changed)
      for (const answerId of await this.proposals.about(uri)) await this.settle(answerId, uri);
  }

  private async settle(answerId: string, uri: string): Promise<void> {
    const proposal = await this.proposals.find(answerId);
    const file = proposal?.files.find((one) => one.uri === uri);
    // What cannot be read is said where the user asks for it.
    const now = file && (await proposedDocument(file).catch(() => undefined));
    if (now && (await this.proposals.settle(answerId, uri, now.text))) this.settled(answerId);
  }
}
