import * as vscode from 'vscode';
import { applyProposal } from '../../core/edits/apply';
import type { Proposal } from '../../core/edits/target';
import { proposalScheme } from './proposalUri';
import { targetDocument } from './targetDocument';

/** The right side of a review: the file as it would be. It follows the file while the review is open. */
export class ProposalDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly shown = new Map<string, string>();
  private readonly listening: readonly vscode.Disposable[];

  readonly onDidChange = this.changed.event;

  /** @param find the proposal of an answer, also one that was made before the window was reloaded */
  constructor(private readonly find: (messageId: string) => Promise<Proposal | undefined>) {
    this.listening = [
      vscode.workspace.registerTextDocumentContentProvider(proposalScheme, this),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.follow(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.shown.delete(uri.toString())),
    ];
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const proposal = await this.find(uri.query);
    if (!proposal) return vscode.l10n.t('This change belongs to a chat that is not open.');
    this.shown.set(uri.toString(), proposal.target.uri);
    const document = await targetDocument(proposal.target);
    const applied = applyProposal(document.getText(), proposal);
    return 'refusal' in applied ? applied.refusal : applied.text;
  }

  dispose(): void {
    for (const listener of this.listening) listener.dispose();
    this.changed.dispose();
  }

  private follow(document: vscode.TextDocument): void {
    const target = document.uri.toString();
    for (const [shown, of] of this.shown)
      if (of === target) this.changed.fire(vscode.Uri.parse(shown));
  }
}
