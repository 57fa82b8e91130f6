import * as assert from 'node:assert/strict';
import { commentAbove } from '../../../src/host/editor/commentAbove';

/** How many lines of a comment belong to the last line of the text. */
const above = (text: string): number => {
  const lines = text.split('\n');
  return lines.length - 1 - commentAbove(lines, lines.length - 1);
};

describe('the comment above code', () => {
  it('belongs to it, in blocks and in lines', () => {
    assert.equal(above('let a;\n/** What it does. */\nfunction f() {}'), 1);
    assert.equal(above('}\n/**\n * What it does.\n *\n */\nfunction f() {}'), 4);
    assert.equal(above('  // One.\n  /// Two.\n  f() {}'), 2);
    assert.equal(above('x = 1\n# What it does.\n#\ndef f():'), 2);
    assert.equal(above('-- What it does.\nf x = x'), 1);
  });

  it('is none where something stands between, or it is code', () => {
    assert.equal(above('/** Of the file. */\n\nfunction f() {}'), 0);
    assert.equal(above('let a = 1; /* one */\nfunction f() {}'), 0);
    assert.equal(above('let a = 1; /* one */\nlet b = 2; /* two */\nfunction f() {}'), 0);
    assert.equal(above('#include <a>\nint f() {}'), 0);
    assert.equal(above('#!/bin/sh\nf() {'), 0);
    assert.equal(above('function f() {}'), 0);
  });
});
