import * as vscode from 'vscode';
import { fuzzyFind } from '../../core/context/fuzzyFind';
import { attachDocument } from '../editor/readCode';
import { mostShown, type ContextKind, type FoundContext } from './contextKind';
import { textAttachment } from './textAttachment';

export const cell: ContextKind = {
  name: 'cell',
  icon: 'notebook',
  label: () => vscode.l10n.t('Notebook cell'),
  hint: () => vscode.l10n.t('No notebook is open'),
  isThere: () => vscode.window.activeNotebookEditor !== undefined,
  find: (_, typed) => {
    const editor = vscode.window.activeNotebookEditor;
    const cells = editor?.notebook.getCells() ?? [];
    const at = editor?.selection.start;
    // The selected one is the one that is meant most often.
    const sorted = [...cells].sort((a, b) => Number(b.index === at) - Number(a.index === at));
    const text = (one: vscode.NotebookCell): string => `${one.index + 1} ${one.document.getText()}`;
    return Promise.resolve({ items: fuzzyFind(sorted, typed, text, mostShown).map(foundCell) });
  },
};

function foundCell(one: vscode.NotebookCell): FoundContext {
  const { document, index } = one;
  const first = document.getText().trim().split('\n', 1)[0] ?? '';
  return {
    label: vscode.l10n.t('Cell {0}', index + 1),
    detail: first.slice(0, 80),
    attach: () => {
      const output = outputOf(one);
      const name = vscode.l10n.t('output of cell {0}', index + 1);
      const label = { name, path: `output of cell ${index + 1}` };
      const printed = output === '' ? [] : [textAttachment(label, 'text', output, '')];
      return Promise.resolve([attachDocument(document), ...printed]);
    },
  };
}

/** What the cell printed, as far as it is text. */
function outputOf({ outputs }: vscode.NotebookCell): string {
  const isText = /^(text\/plain|application\/vnd\.code\.notebook\.(stdout|stderr|error))$/;
  return outputs
    .flatMap(({ items }) => items.filter(({ mime }) => isText.test(mime)))
    .map(({ data }) => new TextDecoder().decode(data))
    .join('\n')
    .trim();
}
