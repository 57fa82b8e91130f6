import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyHunks } from '../../../../src/core/edits/places/applyHunks';
import { placeEdits } from '../../../../src/core/edits/places/placeEdits';
import { edited, replacing } from '../../../support/placing';

describe('the places of edits', () => {
  const line = fc.constantFrom('a();', '  b();', '    a();', '', '}', '\tc', 'if (x) {', '  é😀');
  const text = fc
    .tuple(fc.array(line, { maxLength: 20 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
    .map(([lines, end, isTerminated]) => lines.join(end) + (isTerminated ? end : ''));
  const block = fc
    .array(line, { maxLength: 4 })
    .map((lines) => lines.map((l) => `${l}\n`).join(''));

  it('are in order, do not overlap, and leave every other byte as it is', () => {
    fc.assert(
      fc.property(text, fc.array(fc.tuple(block, block), { maxLength: 4 }), (document, pairs) => {
        const edits = pairs.map(([search, replacement]) => replacing(search, replacement));
        const { hunks, refusals } = placeEdits({ text: document, languageId: 'typescript' }, edits);
        let end = 0;
        for (const hunk of hunks) {
          assert.ok(hunk.offset >= end && hunk.offset + hunk.length <= document.length);
          end = hunk.offset + hunk.length;
        }
        const placed = new Set(hunks.map(({ edit }) => edit));
        assert.ok(
          refusals.every(({ edit }) => !placed.has(edit)),
          'whole or not at all',
        );
        const after = applyHunks(document, hunks);
        assert.ok(!/(^|[^\r])\n/.test(after) || !after.includes('\r\n'), 'one kind of line end');
      }),
      {
        numRuns: 2000,
        // A block that would end below the last line.
        examples: [['if (x) {\n\na();', [['if (x) {\na();\nif (x) {\n', 'a();\n']]]],
      },
    );
  });

  it('are in the order of the answer where two edits add lines at the same point', () => {
    const below = replacing('a();\n', 'a();\nx();\n');
    const above = replacing('b();\n', 'y();\nb();\n');
    assert.equal(edited('a();\nb();\n', [below, above]), 'a();\nx();\ny();\nb();\n');
    assert.equal(edited('a();\nb();\n', [above, below]), 'a();\ny();\nx();\nb();\n');
  });

  it('are none where the code is there twice, whatever it is', () => {
    fc.assert(
      fc.property(text, block, block, (document, search, replacement) => {
        fc.pre(search.trim() !== '' && search !== replacement);
        const twice = `${document}\nz();\n${search}y();\n${search}`;
        const result = edited(twice, replacing(search, replacement));
        assert.match(result, /^REFUSED/);
      }),
    );
  });
});
