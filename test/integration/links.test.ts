import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { follow } from './registered';
import {
  freshWindow,
  hears,
  pressNext,
  promptDuring,
  requestsDuring,
  said,
  sampleUri,
} from './window';

const send = 'Send (1 request, at most 2)';

describe('a link to Frugal', () => {
  const made: string[] = [];
  const make = (name: string, write: (file: string) => void): void => {
    const file = sampleUri(name).fsPath;
    made.push(file);
    write(file);
  };

  beforeEach(freshWindow);
  afterEach(() => {
    for (const file of made.splice(0)) fs.rmSync(file, { force: true });
  });

  it('has code explained once the user agrees to what would be sent', async () => {
    pressNext(send);
    const prompt = await promptDuring(() => follow('explain?file=cart.ts&lines=36-39'));
    await hears(/Explain.*: send this to/);
    assert.match(prompt, /toFixed\(2\)/);
    assert.doesNotMatch(prompt, /isMember/);
    assert.equal(vscode.window.activeTextEditor?.document.fileName, sampleUri('cart.ts').fsPath);
  });

  it('sends nothing, and says nothing more, where the user does not agree', async () => {
    const requests = await requestsDuring(() => follow('explain?file=cart.ts'));
    assert.equal(requests.length, 0);
    assert.deepEqual(
      said.map(([sentence]) => sentence.includes('send this to')),
      [true],
    );
  });

  it('opens nothing that is outside of the workspace or held back', async () => {
    const outside = path.join(os.tmpdir(), `frugal-outside-${process.pid}.ts`);
    made.push(outside);
    fs.writeFileSync(outside, 'export const far = 1;\n');
    make('way.ts', (file) => fs.symlinkSync(outside, file));
    make('private.ts', (file) => fs.writeFileSync(file, 'export const own = 1;\n'));
    make('.frugalignore', (file) => fs.writeFileSync(file, 'private.ts\n'));
    for (const [file, answer] of [
      [outside, /no such file in this workspace/],
      [`../${path.basename(outside)}`, /no such file in this workspace/],
      ['way.ts', /no such file in this workspace/],
      ['private.ts', /held back/],
    ] as const) {
      said.length = 0;
      pressNext(send);
      const requests = await requestsDuring(() => follow(`explain?file=${file}`));
      await hears(answer);
      assert.deepEqual([requests.length, said.length], [0, 1], file);
    }
  });

  it('that leads nowhere says so', async () => {
    await follow('erase?file=cart.ts');
    await hears(/This link to Frugal leads nowhere/);
    await follow('constructor');
    await follow('explain');
    await hears(/does not say which file/);
  });
});
