import * as vscode from 'vscode';

const before = `// A sample to try Frugal on: it is no file, close it as you like.

`;
const sample = `function debounce(run, waitMs) {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => run(...args), waitMs);
  };
}`;

/** Shows the code that the user has open beside something else; where there is none, a sample with a function selected. */
export async function showSomeCode(): Promise<void> {
  const { visibleTextEditors } = vscode.window;
  const open = visibleTextEditors.find(({ document }) =>
    ['file', 'untitled', 'vscode-remote', 'vscode-vfs'].includes(document.uri.scheme),
  );
  if (open) {
    await vscode.window.showTextDocument(open.document, open.viewColumn);
    return;
  }
  const document = await vscode.workspace.openTextDocument({
    language: 'javascript',
    content: `${before}${sample}\n`,
  });
  const first = document.positionAt(before.length);
  const last = document.positionAt(before.length + sample.length);
  const selection = new vscode.Range(first, last);
  await vscode.window.showTextDocument(document, { selection, preview: false });
}
