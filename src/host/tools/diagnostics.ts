import * as vscode from 'vscode';
import { asText } from '../../core/llm/untrusted';
import { toolWords } from '../../core/tools/toolWords';
import { tell, withProblems } from '../context/problems';
import { heldBack } from '../editor/heldBack';
import { namedFile } from '../editor/namedFile';
import type { WorkspaceTool } from './workspaceTool';

/** The errors and warnings that VS Code reports, of a file or of the workspace. */
export const diagnostics: WorkspaceTool = {
  message: ({ path }) =>
    asText(path) === undefined
      ? vscode.l10n.t('Frugal reads the problems of the workspace')
      : vscode.l10n.t('Frugal reads the problems of {0}', asText(path) ?? ''),
  run: async ({ session }, input) => {
    const path = asText(input['path']) ?? '';
    const uris = path === '' ? await ownFiles() : [await namedFile(path)];
    const told = await session.asking.masking.maskText(tell(uris));
    return told === '' ? toolWords.noProblem : told;
  },
};

async function ownFiles(): Promise<readonly vscode.Uri[]> {
  const own = withProblems().filter((uri) => vscode.workspace.getWorkspaceFolder(uri));
  const held = new Set(await heldBack(own));
  return own.filter((uri) => !held.has(uri));
}
