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

async function held(...repositories: readonly object[]): Promise<readonly string[]> {
  git.api = repositories.length > 0 ? { repositories } : undefined;
  const uris = paths.map((path) => new Uri(path)) as unknown as Asked;
  return (await heldBack(uris)).map(({ path }) => path);
}

describe('what is held back', () => {
  beforeEach(() => {
    workspace.texts.set('/w/.gitignore', 'dist/\n').set('/w/.frugalignore', 'own.ts\n');
  });
  afterEach(() => {
    workspace.texts.clear();
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
});
