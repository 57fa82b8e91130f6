import * as vscode from 'vscode';
import type { CurrentHunk } from '../../core/edits/currentHunks';
import { applyHunks } from '../../core/edits/places/applyHunks';
import type { TakenBack } from '../../core/edits/takeBack';
import { fileName } from '../editor/documentPath';
import { checkWritable } from '../editor/writable';
import { ExpectedError } from '../expectedError';
import type { ProposedDocument } from './proposedDocument';

export function openHunks({ hunks }: ProposedDocument): readonly CurrentHunk[] {
  return hunks.filter(({ status }) => status === 'open');
}

/** Makes the open hunks of all files as one edit. @throws ReadOnlyError, ExpectedError */
export async function makeHunks(documents: readonly ProposedDocument[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const proposed of documents) {
    const { document, file } = proposed;
    if (document) {
      await addReplacements(edit, document, openHunks(proposed));
    } else {
      const contents = new TextEncoder().encode(applyHunks('', openHunks(proposed)));
      const uri = vscode.Uri.parse(file.uri);
      edit.createFile(uri, { contents, ignoreIfExists: false, overwrite: false });
    }
  }
  await apply(edit, documents);
}

/** A file and what takes the accepted changes out of it. */
export interface Undoable extends ProposedDocument {
  readonly back: TakenBack;
}

/** Takes back what is in the files, as one edit; a file that holds nothing else goes. @throws ReadOnlyError, ExpectedError */
export async function unmakeHunks(documents: readonly Undoable[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const { document, back } of documents) {
    if (!document) continue;
    if (back.isWhole) edit.deleteFile(document.uri, { ignoreIfNotExists: true });
    else await addReplacements(edit, document, back.edits);
  }
  await apply(edit, documents);
}

async function addReplacements(
  edit: vscode.WorkspaceEdit,
  document: vscode.TextDocument,
  replacements: TakenBack['edits'],
): Promise<void> {
  if (replacements.length === 0) return;
  await checkWritable(document.uri);
  for (const { offset, length, replacement } of replacements) {
    const [start, end] = [document.positionAt(offset), document.positionAt(offset + length)];
    edit.replace(document.uri, new vscode.Range(start, end), replacement);
  }
}

async function apply(
  edit: vscode.WorkspaceEdit,
  documents: readonly ProposedDocument[],
): Promise<void> {
  // An offset says nothing of a text that was edited while the disk was waited for.
  const edited = documents.filter(({ document, text }) => document && document.getText() !== text);
  if (edited.length > 0)
    throw new ExpectedError(
      vscode.l10n.t('{0} was just edited. Nothing was written; try again.', namesOf(edited)),
    );
  if (await vscode.workspace.applyEdit(edit)) return;
  const sentence = vscode.l10n.t(
    '{0} could not be changed: VS Code refused the edit. Nothing was written.',
    namesOf(documents),
  );
  throw new ExpectedError(sentence, [copyAction(documents)]);
}

export function namesOf(documents: readonly ProposedDocument[]): string {
  return documents.map(({ file }) => fileName(file.uri)).join(', ');
}

export function copyAction(
  documents: readonly ProposedDocument[],
): ExpectedError['actions'][number] {
  const code = documents.flatMap(({ hunks }) => hunks.map(({ replacement }) => replacement));
  return {
    label: vscode.l10n.t('Copy the new code'),
    run: () => vscode.env.clipboard.writeText(code.join('\n')),
  };
}
