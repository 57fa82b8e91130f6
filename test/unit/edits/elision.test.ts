import assert from 'node:assert/strict';
import { elisionsIn, hidesCode, isElision } from '../../../src/core/edits/answer/elision';

const elisions = [
  '// ... existing code ...',
  '  // ...existing code...',
  '// … existing code …',
  '// ...',
  '// …',
  '...',
  '    …',
  '// ... rest of the file',
  '// ... rest of the class remains the same ...',
  '// ... (rest of the code)',
  '// ... imports',
  '// ... other methods',
  '// ... keep the other handlers here ...',
  '// ... 120 more lines ...',
  '// [... rest of the function ...]',
  '// rest of the code...',
  '// rest of code unchanged',
  '// Rest of the code remains unchanged.',
  '// the rest of your code goes here',
  '// existing code',
  '// existing code here',
  '// Existing code...',
  '// your existing code here',
  '// keep existing code',
  '// previous code remains the same',
  '// remaining code stays the same',
  '// other methods remain unchanged',
  '// other imports',
  '// same as before',
  '// unchanged',
  '// (unchanged)',
  '// constructor unchanged',
  '// imports remain unchanged',
  '// no changes here',
  '// code omitted for brevity',
  '// implementation omitted',
  '# rest unchanged',
  '# ... rest of the code unchanged ...',
  '# ... (existing code)',
  '-- ... existing columns ...',
  '-- rest unchanged',
  '/* ... */',
  '/* ... existing styles ... */',
  '/* existing code */',
  '<!-- ... -->',
  '<!-- ... existing markup ... -->',
  '<!-- rest of the page unchanged -->',
  '{/* ... existing elements ... */}',
  '{/* rest unchanged */}',
  '; ... rest of the section ...',
  '% ... rest unchanged ...',
  '(* ... existing code ... *)',
  '[original content here]',
  '// ... 其余代码不变 ...',
  '// 其余代码保持不变',
  '# ... resto del código ...',
  '// Rest unverändert',
];

const comments = [
  '// Loading...',
  '// Wait for it ...',
  '// TODO: retry, back off, ...',
  '// e.g. foo, bar, ...',
  '// ... and then once more, for the callers that hold on to it',
  '// Returns the rest of the arguments.',
  '// The rest of the line is a comment.',
  '// Leaves the input unchanged.',
  '// returns unchanged input',
  '// keeps existing listeners alive',
  '// Copies the existing code of the product into the order.',
  '// Same as Array.from, but lazy',
  '// Other processes may write to this file, too.',
  '// existing customers pay less',
  '// the remaining budget in cents',
  '// Unchanged since 2019; see the changelog.',
  '# Existing users are migrated first.',
  '# the previous value, for undo',
  '-- the remaining rows are archived',
  '/* The original author chose this. */',
  '<!-- other pages link here -->',
  '; previous owner: none',
  'const [first, ...rest] = all;',
  'call(...args);',
  'print("...")',
  "'...',",
  '"rest of the code unchanged"',
  'rest of the code unchanged',
  'for (const other of existing) {',
  '...defaults,',
  '[first, second]',
  '(existing)',
  '#include <rest.h>',
  '#region Other methods',
];

describe('a line that stands for code left out', () => {
  for (const line of elisions) it(`is ${line.trim()}`, () => assert.equal(isElision(line), true));

  for (const line of comments) it(`is not ${line}`, () => assert.equal(isElision(line), false));

  it('is found by its number', () => {
    assert.deepEqual(elisionsIn(['a();', '// ... rest ...', 'b();', '...']), [1, 3]);
  });

  it('is no heading of Markdown', () => {
    const lines = ['# Rest of the code', '- ...', '<!-- ... -->', '...'];
    assert.deepEqual(elisionsIn(lines, 'markdown'), [2, 3]);
  });
});

describe('a line that leaves code out in its middle', () => {
  for (const line of [
    'function f() { ... }',
    'function f() { /* ... */ }',
    'function f() { /* ... existing code ... */ }',
    'class A { … }',
    'if (a) { // ... existing code ...',
  ])
    it(`is ${line}`, () => assert.equal(hidesCode(line), true));

  for (const line of [
    'const all = { ...a };',
    'function f(...args) {',
    'def f(self) -> int: ...',
    'log(`{ ...`);',
    'if (a) { // wait...',
    '{/* ... existing elements ... */}',
    'const { a, ...rest } = b;',
    'fn all(..) { }',
  ])
    it(`is not ${line}`, () => assert.equal(hidesCode(line), false));
});
