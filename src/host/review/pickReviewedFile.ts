import * as vscode from 'vscode';
import type { FileProposal } from '../../core/edits/proposal';
import { fileCard } from '../../core/edits/proposalCard';
import { fileName } from '../editor/documentPath';
import type { ProposedDocument } from './proposedDocument';

/** Lets the user pick a file of a proposal, each with what comes and goes in it and what is left to decide. */
export async function pickReviewedFile(
  documents: readonly ProposedDocument[],
): Promise<FileProposal | undefined> {
  const items = documents.map(({ file, hunks }) => {
    const { added, removed } = fileCard(file);
    const left = hunks.filter(({ status }) => status === 'open' || status === 'touched').length;
    return {
      label: fileName(file.uri),
      description: `+${added} −${removed}  ${file.path}`,
      detail: vscode.l10n.t('{0} of {1} changes to decide', left, hunks.length),
      file,
    };
  });
  const title = vscode.l10n.t('Review the changes to a file');
  const picked = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  return picked?.file;
}
