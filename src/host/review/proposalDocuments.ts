import * as vscode from 'vscode';
import { applyHunks } from '../../core/edits/places/applyHunks';
import type { Clock } from '../../core/ports';
import { closeReview } from './closeReview';
import { OncePerFrame } from './oncePerFrame';
import { nothingScheme, ofProposalUri, proposalScheme } from './proposalUri';
import { proposedDocument } from './proposedDocument';
import type { Review } from './review';

/** The right side of a review: the file as it would be. It follows the file while the review is open. */
export class ProposalDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly shown = new Map<string, { readonly of: string; readonly text: string }>();
  private readonly frame: OncePerFrame;
  private readonly listening: readonly vscode.Disposable[];

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly review: Review,
    clock: Clock,
  ) {
    this.frame = new OncePerFrame(clock, (uri) => this.changed.fire(vscode.Uri.parse(uri)));
    const { workspace } = vscode;
    this.listening = [
      workspace.registerTextDocumentContentProvider(proposalScheme, this),
      workspace.registerTextDocumentContentProvider(nothingScheme, {
        provideTextDocumentContent: () => '',
      }),
      workspace.onDidChangeTextDocument(({ document }) => this.follow(document)),
      workspace.onDidCloseTextDocument(({ uri }) => this.shown.delete(uri.toString())),
    ];
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const key = uri.toString();
    const { answerId, fileUri } = ofProposalUri(uri);
    const proposal = await this.review.find(answerId);
    const file = proposal?.files.find((one) => one.uri === fileUri);
    if (!file) {
      await closeReview(answerId, { uri: fileUri });
      return this.shown.get(key)?.text ?? '';
    }
    const { text, hunks } = await proposedDocument(file);
    const open = hunks.filter(({ status }) => status === 'open');
    const proposed = applyHunks(text, open);
    this.shown.set(key, { of: file.uri, text: proposed });
    return proposed;
  }

  dispose(): void {
    for (const one of [...this.listening, this.frame]) one.dispose();
    this.changed.dispose();
  }

  private follow(document: vscode.TextDocument): void {
    const target = document.uri.toString();
    for (const [shown, { of }] of this.shown) if (of === target) this.frame.add(shown);
  }
}
