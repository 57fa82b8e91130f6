import assert from 'node:assert/strict';
import type { Change } from '../../../src/core/edits/edit';
import { fileOfEdit, type AskedEdit } from '../../../src/core/edits/fileOfEdit';
import type { KnownFile } from '../../../src/core/edits/namedFile';
import { MemoryFiles } from '../../support/memoryFiles';

const changes = {
  create: { kind: 'create', text: 'a;\n' },
  wholeFile: { kind: 'code', text: 'a;\n', elisions: [], extent: 'file' },
  emptySearch: { kind: 'replace', search: '', replacement: 'a;\n' },
  code: { kind: 'code', text: 'a;\n', elisions: [] },
  elided: { kind: 'code', text: '// ...\na;\n', elisions: [0] },
  replace: { kind: 'replace', search: 'a;\n', replacement: 'b;\n' },
} satisfies Record<string, Change>;

type ChangeName = keyof typeof changes;
const makesFiles: readonly ChangeName[] = ['create', 'wholeFile', 'emptySearch'];

const known = (path: string, more: Partial<KnownFile> = {}): KnownFile => ({
  uri: `file:///workspace/${path}`,
  path,
  ...more,
});

interface Given {
  readonly workspace?: readonly string[];
  readonly known?: readonly KnownFile[];
  readonly target?: string;
}

/** The path of the file, with what was assumed behind it; or why there is none. */
async function find(path: string | undefined, change: ChangeName, given: Given): Promise<string> {
  const files = new MemoryFiles();
  for (const there of given.workspace ?? []) files.texts.set(there, '');
  const asked: AskedEdit = {
    known: given.known ?? [],
    ...(given.target !== undefined && {
      target: {
        ...known(given.target),
        languageId: 'typescript',
        text: 'a;\n',
        offset: 0,
        firstLine: 1,
      },
    }),
  };
  const edit = {
    format: 'patch' as const,
    change: changes[change],
    source: [0, 1] as const,
    ...(path !== undefined && { path }),
  };
  const found = await fileOfEdit(edit, asked, files);
  if (typeof found === 'string') return `REFUSED: ${found}`;
  const { file, note } = found;
  const isThere = files.texts.has(file.path) ? '' : 'new ';
  return `${isThere}${file.path}${note === undefined ? '' : ` (${note})`}`;
}

describe('the file that a change is for', () => {
  it('is the one that was asked about where the answer names none', async () => {
    const workspace = ['a.ts', 'b.ts'];
    assert.equal(await find(undefined, 'code', { workspace, target: 'a.ts' }), 'a.ts');
    assert.equal(await find(undefined, 'replace', { workspace, known: [known('b.ts')] }), 'b.ts');
    for (const files of [[], [known('a.ts'), known('b.ts')]])
      assert.match(await find(undefined, 'code', { workspace, known: files }), /does not say/);
  });

  for (const change of Object.keys(changes) as readonly ChangeName[]) {
    it(`has exactly the path that the answer names, whatever else is there (${change})`, async () => {
      const workspace = ['index.ts', 'test/index.ts', 'lib/index.ts', 'node_modules/a/index.ts'];
      for (const path of workspace) {
        const found = await find(path, change, {
          workspace,
          known: workspace.map((p) => known(p)),
        });
        assert.equal(found, path);
      }
      const given = { workspace, known: [known('lib/index.ts')] };
      assert.match(await find('index.ts', change, given), /^index\.ts/);
    });
  }

  for (const change of [...makesFiles, 'code'] as const)
    it(`is a new one and none with its name elsewhere (${change})`, async () => {
      const workspace = ['index.ts'];
      for (const given of [
        { workspace, known: [known('index.ts')] },
        { workspace, target: 'index.ts' },
        { workspace },
      ])
        assert.equal(await find('test/index.ts', change, given), 'new test/index.ts');
    });

  for (const change of makesFiles)
    it(`is never one deeper in the workspace where a file is made (${change})`, async () => {
      const workspace = ['src/lib/utils.ts'];
      for (const files of [[], [known('src/lib/utils.ts')]])
        assert.equal(await find('utils.ts', change, { workspace, known: files }), 'new utils.ts');
    });

  it('is the new one that was asked for where the answer leaves its folders away', async () => {
    const files = [known('test/cart.test.ts', { isNew: true })];
    for (const change of [...makesFiles, 'code'] as const)
      assert.equal(await find('cart.test.ts', change, { known: files }), 'new test/cart.test.ts');
    const both = [...files, known('e2e/cart.test.ts', { isNew: true })];
    assert.match(await find('cart.test.ts', 'create', { known: both }), /Several files/);
  });

  it('says that all of a file is replaced which the question was not about', async () => {
    const workspace = ['a.ts'];
    for (const change of ['create', 'wholeFile'] as const)
      assert.match(await find('a.ts', change, { workspace }), /^a\.ts \(.*is there already/);
    assert.equal(await find('a.ts', 'code', { workspace }), 'a.ts');
    assert.equal(await find('a.ts', 'create', { workspace, known: [known('a.ts')] }), 'a.ts');
  });

  for (const change of ['replace', 'code', 'elided'] as const)
    it(`may be deeper where there is one alone (${change})`, async () => {
      const workspace = ['src/a.ts', 'lib/b.ts', 'test/b.ts'];
      assert.equal(await find('a.ts', change, { workspace }), 'src/a.ts');
      assert.match(await find('b.ts', change, { workspace }), /Several files/);
      const asked = { workspace, known: [known('lib/b.ts')] };
      assert.equal(await find('b.ts', change, asked), 'lib/b.ts');
    });

  it('may be further up for code that is searched, and that is said', async () => {
    const given = { workspace: ['src/a.ts'], known: [known('src/a.ts')] };
    assert.equal(
      await find('shop/src/a.ts', 'replace', given),
      'src/a.ts (The answer names “shop/src/a.ts”; “src/a.ts” is taken for it.)',
    );
    assert.match(await find('shop/src/a.ts', 'elided', given), /There is no file/);
    const two = { workspace: ['a.ts', 'src/a.ts'], known: [known('a.ts'), known('src/a.ts')] };
    assert.match(await find('shop/src/a.ts', 'replace', two), /Several files/);
    assert.match(await find('src/a.ts', 'replace', { workspace: ['a.ts'] }), /There is no file/);
  });

  it('may be elsewhere where it was asked about under that very path', async () => {
    const file = { uri: 'file:///home/me/a.ts', path: '/home/me/a.ts' };
    const given = { known: [file, known('b.ts')] };
    assert.equal(await find('/home/me/a.ts', 'replace', given), 'new /home/me/a.ts');
    assert.match(await find('/home/me/c.ts', 'replace', given), /not a path inside/);
  });

  describe('where the question was about a cell of a notebook', () => {
    const cell = (number: number, folder = 'my data'): KnownFile => ({
      uri: `vscode-notebook-cell:/workspace/${encodeURIComponent(folder)}/a.ipynb#W${number}s`,
      path: `${folder}/a.ipynb (cell ${number})`,
    });
    const workspace = ['my data/a.ipynb', 'a.ipynb'];

    it('is that cell, for an answer that names the notebook', async () => {
      for (const path of ['my data/a.ipynb', 'a.ipynb', 'my data/a.ipynb (cell 2)'])
        for (const change of Object.keys(changes) as readonly ChangeName[])
          assert.match(
            await find(path, change, { workspace, known: [cell(2)] }),
            /^new my data\/a\.ipynb \(cell 2\)$/,
          );
    });

    it('is not certain where several cells of it were asked about', async () => {
      const two = { workspace, known: [cell(1), cell(2)] };
      assert.match(await find('a.ipynb', 'code', two), /Several files/);
      assert.match(await find(two.known[0]?.path, 'code', two), /\(cell 1\)$/);
    });

    it('is another file where the answer names one', async () => {
      const asked = { workspace: ['b.ts', 'other/a.ipynb'], known: [cell(1)] };
      assert.equal(await find('b.ts', 'code', asked), 'b.ts');
      assert.equal(await find('other/a.ipynb', 'code', asked), 'other/a.ipynb');
    });
  });
});
