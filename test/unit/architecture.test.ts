import * as assert from 'node:assert/strict';
import {
  filesUsing,
  forbiddenWords,
  importCycles,
  medianExports,
  readonlyShare,
  vscodeShare,
  wrongLayers,
  wrongRuntimes,
  type Rule,
} from './architecture/rules';
import { readSourceTree, sourceTree, type SourceTree } from './architecture/sourceTree';

/** A room is the one file that may do a thing. */
const rooms = [
  { what: 'settings', property: /^getConfiguration$/, file: 'src/host/settings.ts' },
  {
    what: 'messages to the user',
    property: /^show(Information|Warning|Error)Message$/,
    file: 'src/host/notifier.ts',
  },
  { what: 'paths', property: /^asRelativePath$/, file: 'src/host/editor/documentPath.ts' },
  { what: 'secrets', property: /^secrets$/, file: 'src/host/keys/secrets.ts' },
] as const;

describe('the architecture', () => {
  let tree: SourceTree;

  before(() => {
    tree = readSourceTree('src');
  });

  const keeps = (rule: Rule): void => assert.deepEqual(rule(tree), []);

  it('has no import cycles, types included', () => keeps(importCycles));

  it('points from the outer layers to the inner ones only', () => keeps(wrongLayers));

  it('knows VS Code in the host only, and Node in the host for Node only', () =>
    keeps(wrongRuntimes));

  it('has no any, no console, and silences neither compiler nor linter', () =>
    keeps(forbiddenWords));

  it('imports vscode in no more than 30 % of its files', () => {
    assert.ok(vscodeShare(tree) <= 0.3, `it is ${(vscodeShare(tree) * 100).toFixed(1)} %`);
  });

  it('declares at least 70 % of its properties readonly', () => {
    assert.ok(readonlyShare(tree) >= 0.7, `it is ${(readonlyShare(tree) * 100).toFixed(1)} %`);
  });

  it('exports no more than two names from the median file', () => {
    assert.ok(medianExports(tree) <= 2, `it is ${medianExports(tree)}`);
  });

  for (const { what, property, file } of rooms) {
    it(`has one room for ${what}`, () => {
      // Only the host has VS Code's objects; the entry hands them to the rooms.
      const users = filesUsing(tree, property).filter((name) => name.startsWith('src/host/'));
      assert.deepEqual(users, [file]);
    });
  }

  it('keeps its files in the folder that VS Code gives it, or where the user puts them', () => {
    const writing =
      /\b(mkdir|open|rename|rm|unlink|write|writeFile|appendFile|copyFile|cp)(Sync)?\(|createWriteStream|fs\.(writeFile|copy|createDirectory|rename)\b/;
    const writers = [...tree]
      .filter(([name, { text }]) => /^src\/(host|extension)/.test(name) && writing.test(text))
      .filter(([, { text }]) => /node:fs|workspace\.fs|fs: FileSystem/.test(text))
      .map(([name]) => name);
    assert.deepEqual(writers.toSorted(), [
      'src/host/commands/exportChat.ts',
      'src/host/commands/exportUsage.ts',
      'src/host/node/database.ts',
      'src/host/web/folder.ts',
    ]);
    const folders = /^(globalStorageUri|globalStoragePath|storageUri|storagePath|logUri|logPath)$/;
    assert.deepEqual(filesUsing(tree, folders), ['src/host/startApp.ts']);
  });

  it('knows no other place of the machine, so that a portable VS Code takes all of it along', () => {
    const places =
      /\b(homedir|tmpdir|userInfo)\b|\bnode:os\b|\bprocess\.(env|cwd|argv|execPath)\b|\b__(dirname|filename)\b|\bappRoot\b/;
    const knowing = [...tree].filter(([, { text }]) => places.test(text)).map(([name]) => name);
    // Keys that stand in the environment are offered, and taken only when the user picks one.
    assert.deepEqual(knowing, ['src/host/node/environment.ts']);
  });

  it('keeps what belongs to a key where every profile finds it, and for a profile only what can be made anew', () => {
    // VS Code gives all profiles one folder and the same secrets, but each a global state of its own. There is a copy of the
    // favourites for Settings Sync, and of the list of models for VS Code's own chat.
    const ofProfile = filesUsing(tree, /^globalState$/);
    assert.deepEqual(ofProfile, ['src/extension.ts', 'src/host/startApp.ts']);
    const { text = '' } = tree.get('src/host/startApp.ts') ?? {};
    assert.deepEqual(text.match(/\w+\([^()]*\bglobalState\)/g), [
      'opinionsIn(cache, extension.globalState)',
    ]);
    assert.deepEqual(tree.get('src/extension.ts')?.text.match(/\w+\([^()]*\bglobalState\)/g), [
      'ModelList(context.globalState)',
    ]);
  });
});

describe('the rules of the architecture', () => {
  it('find a cycle, also one of types', () => {
    const cycles = importCycles(
      sourceTree({
        'src/core/a.ts': "import type { B } from './b'; export type A = B;",
        'src/core/b.ts': "export type B = import('./c').C;",
        'src/core/c.ts': "export type { A as C } from './a';",
        'src/core/d.ts': "import './a';",
      }),
    );
    assert.deepEqual(cycles, ['src/core/a.ts -> src/core/b.ts -> src/core/c.ts -> src/core/a.ts']);
  });

  it('find imports that point outwards, and files in no layer', () => {
    const wrong = wrongLayers(
      sourceTree({
        'src/shared/s.ts': "import '../core/c';",
        'src/core/c.ts': "export * from '../host/h';",
        'src/host/h.ts': "import '../core/c'; import '../shared/s'; void import('../webview/w');",
        'src/webview/w.tsx': "import '../shared/s'; import { c } from '../core/c';",
        'src/extension.ts': "import './host/h';",
        'src/stray.ts': '',
      }),
    );
    assert.deepEqual(wrong, [
      'src/shared/s.ts -> src/core/c.ts',
      'src/core/c.ts -> src/host/h.ts',
      'src/host/h.ts -> src/webview/w.tsx',
      'src/webview/w.tsx -> src/core/c.ts',
      'src/stray.ts is in no layer',
    ]);
  });

  it('find VS Code and Node where they are not known', () => {
    const wrong = wrongRuntimes(
      sourceTree({
        'src/core/a.ts': "import type { Uri } from 'vscode'; import 'node:fs';",
        'src/host/b.ts': "import * as vscode from 'vscode'; import 'node:path';",
        'src/host/node/c.ts': "import 'node:path';",
      }),
    );
    assert.deepEqual(wrong, [
      'src/core/a.ts -> vscode',
      'src/core/a.ts -> node:fs',
      'src/host/b.ts -> node:path',
    ]);
  });

  it('find forbidden words, but not in texts and names', () => {
    const found = forbiddenWords(
      sourceTree({
        'a.ts': 'export const a: any = 1;',
        'b.ts': '// @ts-ignore\nconsole.log(1);',
        'c.ts': "// any console\nexport const anyone = { console: 'console: any' };",
      }),
    );
    assert.deepEqual(found, ['a.ts: any', 'b.ts: console', 'b.ts: @ts-ignore']);
  });

  it('find who uses what only one room may use', () => {
    const used = filesUsing(
      sourceTree({
        'a.ts': "vscode.workspace.getConfiguration('x');",
        'b.ts': 'const { getConfiguration } = vscode.workspace;',
        'c.ts': "const getConfigurationText = 'getConfiguration';",
      }),
      /^getConfiguration$/,
    );
    assert.deepEqual(used, ['a.ts', 'b.ts']);
  });

  it('measure shares and medians', () => {
    const measured = sourceTree({
      'a.ts': "import 'vscode'; export interface A { readonly a: 1; b: 2 }",
      'b.ts': 'export class B { readonly c = 1; d = 2; constructor(private e: 1, f: 2) {} }',
      'c.ts': 'export const g = 1, h = 2; export { i, j } from "./d"; export * from "./e";',
      'd.ts': 'const k = 1;',
    });
    assert.equal(vscodeShare(measured), 1 / 4);
    assert.equal(readonlyShare(measured), 2 / 5);
    assert.equal(medianExports(measured), 1);
    assert.equal(medianExports(sourceTree({ 'a.ts': 'export const a = 1, b = 2;' })), 2);
  });
});
