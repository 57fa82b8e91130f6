import * as vscode from 'vscode';
import { applyProposal } from '../../core/edits/apply';
import type { HostNotifier } from '../notifier';
import { closeDiffs } from './closeDiffs';
import { proposalScheme } from './proposalUri';
import type { Review } from './review';
import { targetDocument } from './targetDocument';

/** The right side of a review: the file as it would be. It follows the file while the review is open. */
export class ProposalDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly shown = new Map<string, { readonly of: string; readonly text: string }>();
  private readonly listening: readonly vscode.Disposable[];

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly review: Review,
    private readonly notifier: HostNotifier,
  ) {
    this.listening = [
      vscode.workspace.registerTextDocumentContentProvider(proposalScheme, this),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.follow(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.shown.delete(uri.toString())),
    ];
  }

  /** What cannot be placed any more stays as it was shown: no sentence belongs into a piece of code. */
  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const key = uri.toString();
    const proposal = await this.review.find(uri.query);
    if (!proposal) {
      await closeDiffs(uri);
      return this.shown.get(key)?.text ?? '';
    }
    const document = await targetDocument(proposal.target);
    const applied = applyProposal(document.getText(), proposal);
    if ('refusal' in applied) {
      void this.notifier.run(() => this.review.refuse(uri.query, applied.refusal));
      return this.shown.get(key)?.text ?? proposal.replacement;
    }
    this.shown.set(key, { of: proposal.target.uri, text: applied.text });
    return applied.text;
  }

  dispose(): void {
    for (const listener of this.listening) listener.dispose();
    this.changed.dispose();
  }

  private follow(document: vscode.TextDocument): void {
    const target = document.uri.toString();
    for (const [shown, { of }] of this.shown)
      if (of === target) this.changed.fire(vscode.Uri.parse(shown));
  }
}
