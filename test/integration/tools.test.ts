import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { freshWindow, requestsDuring, sampleUri } from './window';

const secret = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';

/** What a tool tells, as any extension can call it. */
async function call(name: string, input: object, tokenBudget?: number): Promise<string> {
  const countTokens = (text: string): Promise<number> => Promise.resolve(text.length / 4);
  const options = tokenBudget !== undefined && {
    tokenizationOptions: { tokenBudget, countTokens },
  };
  const asked = { input, toolInvocationToken: undefined, ...options };
  const { content } = await vscode.lm.invokeTool(`frugal_${name}`, asked);
  return content
    .map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : ''))
    .join('');
}

describe('the tools for models', () => {
  const made: string[] = [];
  const make = (name: string, write: (file: string) => void): void => {
    const file = sampleUri(name).fsPath;
    made.push(file);
    write(file);
  };

  before(freshWindow);
  afterEach(() => {
    for (const file of made.splice(0)) fs.rmSync(file, { force: true });
  });

  it('are all there that the manifest promises', () => {
    const names = vscode.lm.tools
      .map(({ name }) => name)
      .filter((name) => name.startsWith('frugal_'));
    assert.deepEqual(names.toSorted(), [
      'frugal_diagnostics',
      'frugal_read',
      'frugal_search',
      'frugal_symbols',
    ]);
  });

  it('find, read and look up, for no request', async () => {
    const requests = await requestsDuring(async () => {
      assert.match(await call('search', { query: 'toFixed(2)' }), /^cart\.ts:\d+: .*toFixed\(2\)/m);
      assert.match(await call('search', { query: 'retry' }), /names fit:\nretry\.ts/);
      assert.match(await call('search', { query: 'nowhere at all' }), /Nothing/);
      assert.match(await call('read', { path: 'cart.ts', startLine: 36, endLine: 37 }), /\n36: /);
      assert.match(await call('symbols', { path: 'text.py' }), /\d+: def slugify/);
      assert.match(await call('diagnostics', {}), /\S/);
    });
    assert.equal(requests.length, 0);
  });

  it('say no more than there is room for', async () => {
    make('long.ts', (file) => fs.writeFileSync(file, 'const a = 1;\n'.repeat(5000)));
    const told = await call('read', { path: 'long.ts' }, 200);
    assert.ok(told.length <= 800, String(told.length));
    assert.match(told, /Frugal left out \d+ lines/);
    assert.ok((await call('read', { path: 'long.ts' })).length <= 16_000);
  });

  it('tell no secrets, nothing that is ignored and nothing outside of the workspace', async () => {
    const outside = path.join(os.tmpdir(), `frugal-tools-${process.pid}.ts`);
    made.push(outside);
    fs.writeFileSync(outside, 'export const plum = 1;\n');
    make('way.ts', (file) => fs.symlinkSync(outside, file));
    make('own.ts', (file) => fs.writeFileSync(file, `export const token = '${secret}'; // plum\n`));
    make('private.ts', (file) => fs.writeFileSync(file, 'export const plum = 2;\n'));
    make('.frugalignore', (file) => fs.writeFileSync(file, 'private.ts\n'));
    const found = await call('search', { query: 'plum' });
    assert.match(found, /own\.ts:1: .*__SECRET_/);
    assert.doesNotMatch(found, /way\.ts|private\.ts|ghp_/);
    assert.doesNotMatch(await call('read', { path: 'own.ts' }), /ghp_/);
    for (const name of ['way.ts', 'private.ts', outside, '../outside.ts', '', 'no.ts'])
      for (const tool of ['read', 'symbols', 'diagnostics'].slice(0, name === '' ? 1 : 3))
        await assert.rejects(call(tool, { path: name }), /no such file|held back/, name);
  });
});
