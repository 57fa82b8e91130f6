import assert from 'node:assert/strict';
import { placeEdits } from '../../../../src/core/edits/places/placeEdits';
import { edited, replacing } from '../../../support/placing';

describe('of two places', () => {
  const twice = Array.from(
    { length: 2 },
    (_, at) => `class C${at} {\n  run() {\n    start();\n  }\n${'\n  // filler'.repeat(12)}\n}\n`,
  ).join('\n');
  const search = '    start();\n';
  const places = (): readonly number[] => {
    const edits = [replacing(search, '    stop();\n')];
    const { refusals } = placeEdits({ text: twice, languageId: 'typescript' }, edits);
    return refusals[0]?.candidates?.map(({ offset }) => offset) ?? [];
  };
  const second = twice.replace(/start\(\);(?![^]*start)/, 'stop();');

  it('neither is taken, and both are shown', () => {
    assert.deepEqual(places(), [twice.indexOf(search), twice.lastIndexOf(search)]);
  });

  it('the one that the user chose is', () => {
    const edit = replacing(search, '    stop();\n');
    assert.equal(edited(twice, edit, { chosen: new Map([[edit, places()[1] ?? 0]]) }), second);
  });

  it('the one at the line that the answer names is, but not one near it', () => {
    const line = twice.slice(0, twice.lastIndexOf(search)).split('\n').length;
    assert.equal(edited(twice, replacing(search, '    stop();\n', { line })), second);
    for (const off of [-1, 1, 3, -7])
      assert.match(
        edited(twice, replacing(search, '    stop();\n', { line: line + off })),
        /sever/,
      );
  });

  it('no line number counts when another one of the answer is wrong', () => {
    const line = twice.slice(0, twice.lastIndexOf(search)).split('\n').length;
    const edits = [
      replacing(search, '    stop();\n', { line }),
      replacing('class C0 {\n', 'class D0 {\n', { line: 5 }),
    ];
    assert.match(edited(twice, edits), /several/);
  });

  it('the one inside the class and function that the answer names is', () => {
    const anchored = (...anchors: readonly string[]): string =>
      edited(twice, replacing(search, '    stop();\n', { anchors }));
    assert.equal(anchored('class C1 {', 'run() {'), second);
    assert.equal(anchored('class C1'), second);
    assert.match(anchored('run() {'), /several/);
    assert.match(anchored('class C2'), /several/);
  });

  it('a brace on a line of its own belongs to what the answer names', () => {
    const braced = twice.replace(/^( *)(.*) \{$/gm, '$1$2\n$1{');
    assert.equal(
      edited(braced, replacing(search, '    stop();\n', { anchors: ['class C1', 'run()'] })),
      braced.replace(/start\(\);(?![^]*start)/, 'stop();'),
    );
  });

  it('the code at the margin is not told from the same code further in by its indentation', () => {
    assert.match(
      edited('go();\nif (x) {\n  go();\n}\n', replacing('go();\n', 'no();\n')),
      /several/,
    );
    const nested = 'class A {\n  go();\n  if (x) {\n    go();\n  }\n}\n';
    assert.equal(
      edited(nested, replacing('    go();\n', '    no();\n')),
      nested.replace('    go', '    no'),
    );
  });
});
