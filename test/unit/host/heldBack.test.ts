import * as assert from 'node:assert/strict';
import { heldBack } from '../../../src/host/editor/heldBack';
import { git, Uri, workspace } from '../../support/vscode';

type Asked = Parameters<typeof heldBack>[0];

const paths = ['/w/a.ts', '/w/dist/b.ts', '/w/sub/dist/c.ts', '/w/own.ts'];

/** A repository whose git says this; undefined: it fails. */
function repository(root: string, ignored: readonly string[] | undefined): object {
  return {
    rootUri: new Uri(root),
    checkIgnore: (asked: readonly string[]) =>
      ignored && asked.every((path) => path.startsWith(`${root}/`))
        ? Promise.resolve(new Set(ignored))
        : Promise.reject(new Error('git failed')),
  };
}

async function heldOf(asked: readonly Uri[]): Promise<readonly string[]> {
  const held = await heldBack(asked as unknown as Asked);
  return held.map(({ path }) => path);
}

async function held(...repositories: readonly object[]): Promise<readonly string[]> {
  git.api = repositories.length > 0 ? { repositories } : undefined;
  return heldOf(paths.map((path) => new Uri(path)));
}

describe('what is held back', () => {
  beforeEach(() => {
    workspace.texts.set('/w/.gitignore', 'dist/\n').set('/w/.frugalignore', 'own.ts\n');
  });
  afterEach(() => {
    workspace.texts.clear();
    workspace.notebookDocuments = [];
    git.api = undefined;
  });

  it('is what git and .frugalignore say', async () => {
    assert.deepEqual(await held(repository('/w', ['/w/a.ts'])), ['/w/a.ts', '/w/own.ts']);
    assert.deepEqual(await held(repository('/w', [])), ['/w/own.ts']);
  });

  it('is what .gitignore says where git says nothing', async () => {
    const all = ['/w/dist/b.ts', '/w/sub/dist/c.ts', '/w/own.ts'];
    assert.deepEqual(await held(), all);
    assert.deepEqual(await held(repository('/elsewhere', [])), all);
    assert.deepEqual(await held(repository('/w', undefined)), all);
    assert.deepEqual(await held({ rootUri: new Uri('/w') }), all);
    workspace.texts.delete('/w/.gitignore');
    assert.deepEqual(await held(), ['/w/own.ts']);
  });

  it('is asked of the innermost repository, as the outer one knows nothing of it', async () => {
    const outer = repository('/w', ['/w/a.ts']);
    assert.deepEqual(await held(outer, repository('/w/sub', [])), ['/w/a.ts', '/w/own.ts']);
    assert.deepEqual(await held(outer, repository('/w/sub', undefined)), [
      '/w/a.ts',
      '/w/sub/dist/c.ts',
      '/w/own.ts',
    ]);
  });

  it('is what the files of rules in all folders above it say', async () => {
    workspace.texts.set('/w/sub/.gitignore', '\uFEFF/c.ts\r\n').set('/w/sub/.frugalignore', 'd.ts');
    const nested = ['c.ts', 'x/c.ts', 'x/d.ts'].map((name) => new Uri(`/w/sub/${name}`));
    assert.deepEqual(await heldOf(nested), ['/w/sub/c.ts', '/w/sub/x/d.ts']);
  });

  it('is told of a cell by its notebook, open or not', async () => {
    const cell = new Uri('/w/dist/a.ipynb', 'vscode-notebook-cell');
    assert.deepEqual(await heldOf([cell]), [cell.path]);
    const notebook = { uri: new Uri('/w/free.ipynb') };
    workspace.notebookDocuments = [
      { getCells: () => [{ notebook, index: 0, document: { uri: cell } }] },
    ];
    assert.deepEqual(await heldOf([cell]), []);
    notebook.uri = new Uri('/w/own.ts');
    assert.deepEqual(await heldOf([cell]), [cell.path]);
  });
});

describe('what is held back on Windows', () => {
  const { workspaceFolders } = workspace;

  beforeEach(() => {
    workspace.workspaceFolders = [{ uri: new Uri('/c:/w') }];
    workspace.texts.set('/c:/w/.gitignore', 'Dist/\r\n');
  });
  afterEach(() => {
    workspace.workspaceFolders = workspaceFolders;
    workspace.texts.clear();
    git.api = undefined;
  });

  it('is found whatever the case of its letters', async () => {
    assert.deepEqual(await heldOf([new Uri('/c:/w/dist/a.ts')]), ['/c:/w/dist/a.ts']);
  });

  it('is asked of the repository whose drive is written otherwise', async () => {
    const asked: string[] = [];
    const checkIgnore = (some: readonly string[]): Promise<ReadonlySet<string>> => {
      asked.push(...some);
      return Promise.resolve(new Set(['c:\\w\\a.ts']));
    };
    git.api = { repositories: [{ rootUri: new Uri('/C:/W'), checkIgnore }] };
    const uris = ['/c:/w/a.ts', '/c:/w/dist/b.ts'].map((path) => new Uri(path));
    assert.deepEqual(await heldOf(uris), ['/c:/w/a.ts']);
    assert.deepEqual(asked, ['c:\\w\\a.ts', 'c:\\w\\dist\\b.ts']);
  });
});
