import * as vscode from 'vscode';
import { applyProposal, type Replacement } from '../../core/edits/apply';
import type { Proposal } from '../../core/edits/target';
import type { ProposalState } from '../../shared/chat';
import { fileName } from '../editor/documentPath';
import { checkWritable } from '../editor/writable';
import { ExpectedError } from '../expectedError';
import { closeDiffs } from './closeDiffs';
import { proposalUri } from './proposalUri';
import { targetDocument } from './targetDocument';

/** Where proposals are kept. */
export interface ProposalSource {
  readonly find: (messageId: string) => Promise<Proposal | undefined>;
  readonly settle: (
    messageId: string,
    state: Exclude<ProposalState, 'open'>,
    reason?: string,
  ) => Promise<void>;
}

/** Shows a proposal beside its file, and writes it when the user accepts it. */
export class Review {
  /** Answers whose proposals are being written or refused: what the file does meanwhile is no news. */
  private readonly settling = new Set<string>();

  constructor(private readonly proposals: ProposalSource) {}

  /** The proposal of an answer, as long as nothing became of it; also one from before the window was reloaded. */
  find(messageId: string): Promise<Proposal | undefined> {
    return this.proposals.find(messageId);
  }

  /** Opens VS Code's diff of the file and the proposal. @throws ExpectedError */
  async show(messageId: string): Promise<void> {
    const proposal = await this.proposal(messageId);
    const document = await targetDocument(proposal.target);
    await this.place(messageId, document, proposal);
    await vscode.commands.executeCommand(
      'vscode.diff',
      document.uri,
      proposalUri(messageId, proposal),
      vscode.l10n.t('{0}: proposal', fileName(document.uri)),
      { preview: true } satisfies vscode.TextDocumentShowOptions,
    );
  }

  /** Writes the proposal as one edit; whatever stands in the way leaves the file as it is. @throws ExpectedError */
  async accept(messageId: string): Promise<void> {
    const proposal = await this.proposal(messageId);
    const document = await targetDocument(proposal.target);
    await checkWritable(document.uri);
    const applied = await this.place(messageId, document, proposal);
    const { offset, length, replacement } = applied;
    const range = new vscode.Range(
      document.positionAt(offset),
      document.positionAt(offset + length),
    );
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, range, replacement);
    await this.alone(messageId, async () => {
      if (!(await vscode.workspace.applyEdit(edit))) throw notWritten(document.uri, proposal);
      await this.proposals.settle(messageId, 'accepted');
    });
    await closeDiffs(proposalUri(messageId, proposal));
    await reveal(document, offset, replacement.length);
  }

  /** Closes the diff; the file was never touched. */
  async discard(messageId: string): Promise<void> {
    const proposal = await this.proposals.find(messageId);
    await this.proposals.settle(messageId, 'discarded');
    if (proposal) await closeDiffs(proposalUri(messageId, proposal));
  }

  /** The file changed under an open diff: the answer says so from now on, and the diff closes. @throws ExpectedError */
  async refuse(messageId: string, reason: string): Promise<void> {
    if (this.settling.has(messageId)) return;
    await this.alone(messageId, async () => {
      const proposal = await this.proposals.find(messageId);
      if (proposal) await this.settleRefused(messageId, proposal, reason);
    });
  }

  private async alone(messageId: string, settle: () => Promise<void>): Promise<void> {
    this.settling.add(messageId);
    try {
      await settle();
    } finally {
      this.settling.delete(messageId);
    }
  }

  private async proposal(messageId: string): Promise<Proposal> {
    const proposal = await this.proposals.find(messageId);
    if (proposal) return proposal;
    throw new ExpectedError(
      vscode.l10n.t('This change belongs to a chat that is not open. Open it from the history.'),
      [
        {
          label: vscode.l10n.t('Chat history'),
          run: () => vscode.commands.executeCommand('frugal.history'),
        },
      ],
    );
  }

  /** Where the proposal goes now. What cannot be proven is refused, and the answer says so from then on. */
  private async place(
    messageId: string,
    document: vscode.TextDocument,
    proposal: Proposal,
  ): Promise<Replacement> {
    const applied = applyProposal(document.getText(), proposal);
    if (!('refusal' in applied)) return applied;
    return this.settleRefused(messageId, proposal, applied.refusal);
  }

  private async settleRefused(id: string, proposal: Proposal, reason: string): Promise<never> {
    await this.proposals.settle(id, 'refused', reason);
    await closeDiffs(proposalUri(id, proposal));
    const name = fileName(proposal.target.uri);
    throw new ExpectedError(vscode.l10n.t('{0} {1} was not changed.', reason, name), [
      copyAction(proposal),
    ]);
  }
}

function notWritten(uri: vscode.Uri, proposal: Proposal): ExpectedError {
  return new ExpectedError(
    vscode.l10n.t(
      '{0} could not be changed: VS Code refused the edit. The file is as it was.',
      fileName(uri),
    ),
    [copyAction(proposal)],
  );
}

function copyAction({ replacement }: Proposal): ExpectedError['actions'][number] {
  return {
    label: vscode.l10n.t('Copy the new code'),
    run: () => vscode.env.clipboard.writeText(replacement),
  };
}

/** Brings up the file with the new code selected. */
async function reveal(
  document: vscode.TextDocument,
  offset: number,
  length: number,
): Promise<void> {
  const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
  const notebook = vscode.workspace.notebookDocuments.find((candidate) =>
    candidate.getCells().some((cell) => cell.document === document),
  );
  if (!notebook) {
    await vscode.window.showTextDocument(document, { selection: range });
    return;
  }
  const index = notebook.getCells().findIndex((cell) => cell.document === document);
  await vscode.window.showNotebookDocument(notebook, {
    selections: [new vscode.NotebookRange(index, index + 1)],
  });
}
