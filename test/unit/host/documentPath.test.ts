import assert from 'node:assert/strict';
import { fileName, pathInFolder, pathOf } from '../../../src/host/editor/documentPath';
import { createAttachment } from '../../../src/core/prompt/attachment';
import { shownName } from '../../../src/core/cellPath';
import { speakWith } from '../../../src/core/say';
import * as vscode from '../../support/vscode';
import { Uri, workspace } from '../../support/vscode';

type Asked = Parameters<typeof pathOf>[0];

const at = (path: string, scheme?: string): Asked => new Uri(path, scheme) as unknown as Asked;

describe('the path of a file as the user knows it', () => {
  const { workspaceFolders } = workspace;

  afterEach(() => {
    workspace.workspaceFolders = workspaceFolders;
    workspace.notebookDocuments = [];
  });

  it('is written with / on Windows too, in the workspace and outside of it', () => {
    workspace.workspaceFolders = [{ uri: new Uri('/c:/w') }];
    assert.equal(pathOf(at('/c:/w/src/a.ts')), 'src/a.ts');
    assert.equal(pathOf(at('/D:/other/src/a.ts')), 'd:/other/src/a.ts');
    assert.equal(fileName(at('/D:/other/src/a.ts')), 'a.ts');
  });

  it('keeps a backslash that is a part of a name elsewhere', () => {
    assert.equal(pathOf(at('/w/src/a\\b.ts')), 'src/a\\b.ts');
  });

  it('has the cell in English, which models read, while the user reads it in their language', () => {
    const { l10n } = vscode;
    const { t } = l10n;
    const inGerman: typeof t = (text, ...values) => t(text.replace('cell', 'Zelle'), ...values);
    l10n.t = inGerman;
    speakWith(inGerman, 'de');
    try {
      const cell = new Uri('/w/a/b.ipynb', 'vscode-notebook-cell');
      const cells = [
        { notebook: { uri: new Uri('/w/a/b.ipynb') }, index: 0, document: { uri: cell } },
      ];
      workspace.notebookDocuments = [{ getCells: () => cells }];
      const path = pathOf(at(cell.path, cell.scheme));
      const { chip } = createAttachment({ id: 'x', uri: '', path, languageId: '', text: '' });
      assert.deepEqual([path, chip.name], ['a/b.ipynb (cell 1)', 'b.ipynb (Zelle 1)']);
      assert.equal(shownName('a/b.ts'), 'b.ts');
    } finally {
      l10n.t = t;
      speakWith(t, 'en');
    }
  });

  it('has the cell of a notebook behind it, and not its address', () => {
    const cell = new Uri('/w/data/a.ipynb', 'vscode-notebook-cell');
    const notebook = { uri: new Uri('/w/data/a.ipynb') };
    const cells = [{ notebook, index: 2, document: { uri: cell } }];
    assert.equal(pathOf(at(cell.path, cell.scheme)), 'data/a.ipynb');
    workspace.notebookDocuments = [{ getCells: () => cells }];
    assert.equal(pathOf(at(cell.path, cell.scheme)), 'data/a.ipynb (cell 3)');
    assert.equal(pathInFolder(at(cell.path, cell.scheme)), 'data/a.ipynb');
  });
});
