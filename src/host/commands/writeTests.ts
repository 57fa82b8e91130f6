import * as vscode from 'vscode';
import type { NewTurn } from '../../core/chat/newTurn';
import { testFileFor, whyUntestable, type TestFile } from '../../core/context/testFile';
import { projectFiles, testFramework } from '../../core/context/testFramework';
import type { Attachment } from '../../core/prompt/attachment';
import type { App } from '../app';
import { documentPath, fileName, pathInFolder } from '../editor/documentPath';
import { isCell } from '../editor/notebookCell';
import { ExpectedError } from '../expectedError';
import {
  activeEditor,
  attachCode,
  attachDocument,
  codeOfEditor,
  type Code,
} from '../editor/readCode';
import { checkWritable } from '../editor/writable';
import { runningArgument, type Command } from './command';

/** Folders of what others wrote. */
const notOurs = '**/{node_modules,.venv,venv,vendor,dist,build,target,out}/**';
const mostTests = 2000;
/** Lines of a test that shows how tests are written here. */
const exampleLines = 80;

/** One request for tests of the selection, in the test file that belongs to it, or in a new one in the project's style. */
export const writeTests: Command = {
  id: 'frugal.writeTests',
  run: async (app: App, ...args) => {
    const editor = activeEditor();
    checkTestable(editor.document);
    const code = await codeOfEditor(editor, app.clock);
    app.context.prepare(code);
    const place = await testFileOf(code.document);
    const uri = await writableUri(code.document, place.path, place.exists);
    await app.tasks.run(turnAbout(app, code, place, uri), runningArgument(args[0]));
  },
};

/** The turn that asks for tests of code. @throws ExpectedError, ReadOnlyError */
export async function testsTurn(app: App, code: Code): Promise<NewTurn> {
  checkTestable(code.document);
  const place = await testFileOf(code.document);
  const uri = await writableUri(code.document, place.path, place.exists);
  return turnAbout(app, code, place, uri);
}

/** @throws ExpectedError */
function checkTestable(document: vscode.TextDocument): void {
  if (isCell(document.uri))
    throw new ExpectedError(
      vscode.l10n.t(
        '{0} is a notebook, whose code no test can use. Move the code into a file, and ask there.',
        fileName(document.uri),
      ),
    );
  const path = pathInFolder(document.uri);
  const why = whyUntestable(path, document.languageId);
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (why === 'test')
    throw new ExpectedError(
      vscode.l10n.t('{0} is a test itself. Open the code that it tests, and ask there.', name),
    );
  if (why === 'noCode')
    throw new ExpectedError(vscode.l10n.t('{0} holds no code that a test could run.', name));
}

async function turnAbout(
  { tasks }: App,
  code: Code,
  { path, exists, example }: TestFile,
  uri: vscode.Uri,
): Promise<NewTurn> {
  const file = exists ? await existingTests(code, uri) : [];
  const gathered = await tasks.gather(code);
  const style = example === undefined ? [] : await exampleOf(code.document, example);
  const known = { uri: uri.toString(), path, isNew: !exists };
  const text = await describe(code.document, path, exists);
  const attachments = [attachCode(code), ...file, ...style, ...gathered];
  return { task: 'tests', text, attachments, files: [known] };
}

/** The file that the tests come into; nothing where all of it goes along already. */
async function existingTests(code: Code, uri: vscode.Uri): Promise<readonly Attachment[]> {
  const document = await vscode.workspace.openTextDocument(uri);
  const isAll = document === code.document && code.range.isEqual(wholeOf(document));
  return isAll ? [] : [attachDocument(document)];
}

function wholeOf(document: vscode.TextDocument): vscode.Range {
  return document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
}

/** Asks nobody but the workspace. */
async function testFileOf(document: vscode.TextDocument): Promise<TestFile> {
  const pattern =
    document.languageId === 'rust' ? '**/tests/**/*.rs' : '**/*{test,Test,spec,Spec}*.*';
  const uris = await vscode.workspace.findFiles(pattern, notOurs, mostTests);
  const paths = uris.map((uri) => pathInFolder(uri));
  const path = pathInFolder(document.uri);
  return testFileFor(path, paths, document.getText());
}

/** @throws ReadOnlyError, ExpectedError */
async function writableUri(
  document: vscode.TextDocument,
  path: string,
  exists: boolean,
): Promise<vscode.Uri> {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  if (!folder)
    throw new ExpectedError(
      vscode.l10n.t(
        '{0} is in no folder that is open, so its tests have no place.',
        documentPath(document),
      ),
    );
  const uri = vscode.Uri.joinPath(folder.uri, path);
  if (exists) await checkWritable(uri);
  return uri;
}

async function exampleOf(
  document: vscode.TextDocument,
  example: string,
): Promise<readonly Attachment[]> {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  if (!folder || !vscode.workspace.isTrusted) return [];
  const uri = vscode.Uri.joinPath(folder.uri, example);
  const shown = await vscode.workspace.openTextDocument(uri);
  const range = shown.validateRange(new vscode.Range(0, 0, exampleLines, 0));
  if (shown.getText(range).trim() === '') return [];
  return [{ ...attachCode({ document: shown, range } satisfies Code), supporting: true }];
}

async function describe(
  document: vscode.TextDocument,
  path: string,
  exists: boolean,
): Promise<string> {
  const framework = testFramework(await readProjectFiles(document));
  const place = exists
    ? vscode.l10n.t('Add them to {0}.', path)
    : vscode.l10n.t('Put them into the new file {0}.', path);
  return framework === undefined
    ? place
    : `${place} ${vscode.l10n.t('They run with {0}.', framework)}`;
}

/** The project files in the folders above, the nearest first. */
async function readProjectFiles(
  document: vscode.TextDocument,
): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const uris = await vscode.workspace.findFiles(`**/${projectFiles}`, notOurs, 200);
  const above = uris
    .filter(({ path }) => document.uri.path.startsWith(path.slice(0, path.lastIndexOf('/') + 1)))
    .sort((a, b) => b.path.length - a.path.length);
  return Promise.all(
    above.slice(0, 10).map(async (uri) => ({
      name: uri.path.slice(uri.path.lastIndexOf('/') + 1),
      text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)),
    })),
  );
}
