import type * as vscode from 'vscode';
import { currentHunks, type CurrentHunk } from '../../core/edits/currentHunks';
import type { FileProposal } from '../../core/edits/proposal';
import { GoneError } from '../editor/errors';
import { openDocument } from './foundErrors';
import { targetDocument } from './targetDocument';

/** A file of a proposal and where its hunks are in it now. */
export interface ProposedDocument {
  readonly file: FileProposal;
  /** Absent while the file is not there: the proposal makes it. */
  readonly document?: vscode.TextDocument;
  readonly text: string;
  readonly hunks: readonly CurrentHunk[];
  /** Somebody had opened it before: what VS Code reports of it is there. */
  readonly wasOpen: boolean;
}

/** @throws GoneError where the file was there when the answer came */
export async function proposedDocument(file: FileProposal): Promise<ProposedDocument> {
  const wasOpen = openDocument(file.uri) !== undefined;
  try {
    const document = await targetDocument(file);
    const text = document.getText();
    return { file, document, text, hunks: currentHunks(file, text), wasOpen };
  } catch (error) {
    if (file.before !== undefined || !(error instanceof GoneError)) throw error;
    return { file, text: '', hunks: currentHunks(file, ''), wasOpen };
  }
}
