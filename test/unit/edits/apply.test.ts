import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyProposal } from '../../../src/core/edits/apply';
import { countLineChanges } from '../../../src/core/edits/lineChanges';
import type { Proposal } from '../../../src/core/edits/target';

const proposalFor = (file: string, text: string, replacement: string): Proposal => ({
  target: {
    uri: 'file:///a.ts',
    path: 'a.ts',
    languageId: 'typescript',
    text,
    offset: file.indexOf(text),
    firstLine: 1,
  },
  replacement,
});

describe('applying a proposal', () => {
  const file = 'one\ntwo\nthree\n';
  const proposal = proposalFor(file, 'two\n', 'TWO\n');

  const applied = (document: string): string => {
    const result = applyProposal(document, proposal);
    return 'refusal' in result ? `REFUSED: ${result.refusal}` : result.text;
  };

  it('replaces the code where it was', () => {
    assert.equal(applied(file), 'one\nTWO\nthree\n');
  });

  it('finds the code again when lines came before it', () => {
    assert.equal(applied(`zero\n${file}`), 'zero\none\nTWO\nthree\n');
  });

  it('refuses when the code was edited', () => {
    assert.match(applied('one\ntwo and a half\nthree\n'), /edited after you asked/);
  });

  it('refuses when the code is there more than once, also overlapping', () => {
    assert.match(applied('x\none\ntwo\ntwo\n'), /more than once/);
    const overlapping = proposalFor('aba', 'aba', 'x');
    const moved = applyProposal('-ababa', overlapping);
    assert.ok('refusal' in moved);
  });

  it('never touches a byte outside the code it replaces', () => {
    const lines = fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 6 });
    fc.assert(
      fc.property(lines, lines, lines, fc.string(), (before, code, after, replacement) => {
        const [head, text, tail] = [before, code, after].map((part) => part.join('\n'));
        const document = `${head}\u0000${text}\u0001${tail}`;
        const target = `\u0000${text}\u0001`;
        const result = applyProposal(document, proposalFor(document, target, replacement));
        if ('refusal' in result) return;
        assert.ok(result.text.startsWith(document.slice(0, result.offset)));
        assert.ok(result.text.endsWith(document.slice(result.offset + result.length)));
        assert.equal(document.slice(result.offset, result.offset + result.length), target);
      }),
    );
  });
});

describe('counting the lines that change', () => {
  it('counts only what differs', () => {
    assert.deepEqual(countLineChanges('a\nb\nc', 'a\nx\nc'), { added: 1, removed: 1 });
    assert.deepEqual(countLineChanges('a\nb\nc\nd', 'b\nc\nx\ny\nd'), { added: 2, removed: 1 });
    assert.deepEqual(countLineChanges('a', 'a'), { added: 0, removed: 0 });
    assert.deepEqual(countLineChanges('a\na', 'a'), { added: 0, removed: 1 });
  });

  it('adds up: old minus removed plus added is new', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { added, removed } = countLineChanges(before.join('\n'), after.join('\n'));
        assert.equal(before.length - removed + added, after.length);
        assert.ok(added >= 0 && removed >= 0);
      }),
    );
  });
});
