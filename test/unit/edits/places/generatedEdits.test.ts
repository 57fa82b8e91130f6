import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { longFile } from '../../../../bench/support/longFile';
import { applyHunks } from '../../../../src/core/edits/places/applyHunks';
import { placeEdits } from '../../../../src/core/edits/places/placeEdits';
import {
  faults,
  isRight,
  makeCase,
  type EditCase,
  type SourceFile,
} from '../../../support/editCases';
import { edited, replacing } from '../../../support/placing';
import { seededRandom } from '../../../support/seededRandom';

const files: readonly SourceFile[] = [
  { lines: longFile(150, 1), languageId: 'typescript' },
  { lines: longFile(40, 2), languageId: 'typescript' },
  ...['cart.ts', 'retry.ts'].map((name) => ({
    lines: readFileSync(`test/fixtures/sample/${name}`, 'utf8').replace(/\n$/, '').split('\n'),
    languageId: 'typescript',
  })),
];

function cases(fault: (typeof faults)[number], count: number): readonly EditCase[] {
  const random = seededRandom(fault.length);
  const made: EditCase[] = [];
  for (let tries = 0; made.length < count && tries < count * 100; tries++) {
    const file = files[Math.floor(random() * files.length)]!;
    const one = makeCase(file, fault, random);
    if (one) made.push(one);
  }
  return made;
}

const resultOf = (one: EditCase): string =>
  edited(one.text, one.edit, {
    languageId: one.languageId,
    ...(one.selection && { selection: one.selection }),
  });

describe('edits whose truth is known', () => {
  for (const fault of faults)
    it(`are right or refused, and refused for a reason: ${fault}`, () => {
      const made = cases(fault, 150);
      assert.ok(made.length > 20, `${made.length} cases`);
      const clear = made.filter(({ isClear }) => isClear);
      let right = 0;
      for (const one of made) {
        const result = resultOf(one);
        const isRefused = result.startsWith('REFUSED');
        assert.ok(isRefused || isRight(one, result), `wrong:\n${JSON.stringify(one)}\n${result}`);
        if (one.isClear && !isRefused) right++;
      }
      assert.ok(right >= clear.length * 0.9, `${right} of ${clear.length} clear ones`);
    });
});

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
      { numRuns: 2000 },
    );
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
