import assert from 'node:assert/strict';
import type { ChatPromptReference } from 'vscode';
import { givenReferences } from '../../../src/host/participant/givenReferences';

const file = { id: 'vscode.implicit.file', value: 'open file' };
const viewport = { id: 'vscode.implicit.viewport', value: 'what is seen' };
const selection = { id: 'vscode.implicit.selection', value: 'what is selected' };

function given(value: string, range?: [number, number]): ChatPromptReference {
  return { id: 'vscode.file', value, ...(range && { range }) };
}

const valuesOf = (...references: readonly ChatPromptReference[]): readonly unknown[] =>
  givenReferences(references).map(({ value }) => value);

describe("What is attached in VS Code's chat", () => {
  it('is not the open editor, which VS Code adds', () => {
    assert.deepEqual(valuesOf(file), []);
    assert.deepEqual(valuesOf(viewport), []);
    assert.deepEqual(valuesOf(file, given('own')), ['own']);
  });

  it('is no file of instructions, which VS Code adds too', () => {
    const added = ['vscode.prompt.instructions', 'vscode.prompt.instructions.root__file:///a.md'];
    const references = added.map((id) => ({ id, value: 'Be short.' }));
    assert.deepEqual(valuesOf(...references), []);
    assert.deepEqual(valuesOf(...references, file, selection), ['what is selected']);
    assert.deepEqual(valuesOf({ id: 'vscode.prompt.file', value: 'mine' }), ['mine']);
  });

  it('is the selection where there is nothing else', () => {
    assert.deepEqual(valuesOf(file, selection), ['what is selected']);
    assert.deepEqual(valuesOf(selection, given('own')), ['own']);
  });

  it('is in the order of the prompt, with what stands beside it behind', () => {
    const references = [given('beside'), given('b', [20, 25]), given('a', [3, 8]), given('also')];
    assert.deepEqual(valuesOf(...references), ['a', 'b', 'beside', 'also']);
  });
});
