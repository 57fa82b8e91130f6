import * as vscode from 'vscode';
import { ofProposalUri, proposalScheme, reviewScheme } from './proposalUri';

/** A review, or a diff of a proposal, that is in sight. */
export type OpenReview = ReturnType<typeof ofProposalUri>;

const name = 'openReviews';

/** Remembers which reviews are in sight: VS Code does not bring back their tabs when a window is reloaded. */
export class OpenReviews implements vscode.Disposable {
  private readonly listening: vscode.Disposable;
  private known: string;

  /** Those that were in sight when the window was closed. */
  readonly left: readonly OpenReview[];

  constructor(private readonly memento: vscode.Memento) {
    this.left = memento.get<readonly OpenReview[]>(name, []);
    this.known = JSON.stringify(this.left);
    this.listening = vscode.window.tabGroups.onDidChangeTabs(() => this.remember());
  }

  dispose(): void {
    this.listening.dispose();
  }

  private remember(): void {
    const shown = vscode.window.tabGroups.all.flatMap(({ activeTab }) => reviewIn(activeTab) ?? []);
    const now = JSON.stringify(shown);
    if (now === this.known) return;
    this.known = now;
    void this.memento.update(name, shown);
  }
}

function reviewIn(tab: vscode.Tab | undefined): OpenReview | undefined {
  const uri = tabUri(tab);
  const isReview = uri?.scheme === reviewScheme || uri?.scheme === proposalScheme;
  return isReview ? ofProposalUri(uri) : undefined;
}

/** What a tab shows; of a diff its right side. */
export function tabUri(tab: vscode.Tab | undefined): vscode.Uri | undefined {
  const input = tab?.input;
  if (input instanceof vscode.TabInputTextDiff) return input.modified;
  return input instanceof vscode.TabInputText ? input.uri : undefined;
}
