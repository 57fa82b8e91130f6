import * as vscode from 'vscode';
import { readCodeLink, type CodeLink } from '../../core/links/codeLink';
import { fileName } from '../editor/documentPath';
import { NotTextError } from '../editor/errors';
import { linesRange } from '../editor/findCode';
import { namedFile } from '../editor/namedFile';
import { wholeLines, type Code } from '../editor/readCode';
import { ExpectedError } from '../expectedError';
import { runCodeTask } from '../tasks/runCodeTask';
import type { LinkFront } from './linkFront';

/**
 * `/explain?file=src/cart.ts&lines=12-30`: shows the code, and explains it for one request once the user has agreed. What
 * is asked is Frugal's own question: a link has no words to put into it.
 */
export async function explainLink(uri: vscode.Uri, front: LinkFront): Promise<void> {
  const link = readCodeLink(uri.query);
  if (!link)
    throw new ExpectedError(vscode.l10n.t('The link does not say which file it is about.'));
  const code = await openCode(link);
  await vscode.window.showTextDocument(code.document, { selection: code.range });
  const askedBy = vscode.l10n.t('A link that was opened asks for this.');
  await runCodeTask(await front.app(), { task: 'explain', code }, { askedBy });
}

async function openCode({ path, lines }: CodeLink): Promise<Code> {
  const file = await namedFile(path);
  const document = await vscode.workspace.openTextDocument(file).then(undefined, () => undefined);
  if (!document) throw new NotTextError(fileName(file));
  const lastLine = document.lineCount - 1;
  const [first, last] = lines ?? [1, document.lineCount];
  const at = (line: number): number => Math.min(Math.max(line - 1, 0), lastLine);
  return wholeLines({ document, range: linesRange(document, at(first), at(last)) });
}
