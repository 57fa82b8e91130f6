import assert from 'node:assert/strict';
import type { ProposalCard as Proposal, ProposedFile } from '../../../src/shared/chat';
import { ProposalCard } from '../../../src/webview/components/ProposalCard';
import { draw, nameOf, undraw, type Drawn } from './support/draw';

afterEach(undraw);

const changedFile: ProposedFile = {
  ...{ name: 'a.ts', path: 'src/a.ts', isNew: false, lines: [3, 9], added: 4, removed: 2 },
  ...{ decided: 0, hunks: 3 },
};
const change: Proposal = { state: 'open', files: [changedFile], notes: [], checks: [] };
const namesOf = (drawn: Drawn): readonly string[] => drawn.elements('button').map(nameOf);

function drawCard(proposal: Proposal, canSend = true): Drawn {
  return draw(<ProposalCard {...{ id: 'a', proposal, mostRequests: 2, canSend }} />);
}

describe('The card of a proposal', () => {
  it('opens the review of a file at a click on it', () => {
    const drawn = drawCard(change);
    drawn.button('a.ts').fire('click');
    assert.deepEqual(drawn.posted, [{ type: 'reviewProposal', id: 'a', path: 'src/a.ts' }]);
  });

  it('leads to the line that a check is about', () => {
    const { path } = changedFile;
    const sentence = 'New syntax error at line 4: “)” is missing.';
    const check = { kind: 'syntax', level: 'bad', sentence, line: 4, path } as const;
    const about = { kind: 'shrink', level: 'warn', sentence: 'It gets shorter.', path } as const;
    const drawn = drawCard({ ...change, checks: [check, about] });
    assert.ok(!namesOf(drawn).includes(about.sentence));
    drawn.button(sentence).fire('click');
    assert.deepEqual(drawn.posted, [{ type: 'reviewProposal', id: 'a', path, line: 4 }]);
    const other = { ...changedFile, name: 'b.ts', path: 'src/b.ts' };
    const files = [changedFile, other];
    const several = drawCard({ ...change, files, checks: [check], notes: ['It is assumed.'] });
    assert.ok(namesOf(several).includes(`a.ts: ${sentence}`));
    assert.ok(several.elements('span').map(nameOf).includes('It is assumed.'));
  });

  it('says what was taken of a change that was accepted in part', () => {
    const decided = { ...changedFile, decided: 3 };
    const text = (accepted: number, isPart?: true): string =>
      drawCard({
        ...change,
        state: 'accepted',
        files: [{ ...decided, accepted }],
        ...(isPart && { isPart }),
      }).root.textContent;
    assert.match(text(1, true), /^Part of the change accepted.*1 of 3 accepted/);
    assert.match(text(0, true), /0 of 3 accepted/);
    assert.match(text(3), /^Change accepted/);
    assert.doesNotMatch(text(3), /of 3/);
  });

  it('says once what the user can settle', () => {
    const sentence = 'The code that it would change is in the file at lines 3 and 9.';
    const choice = { start: 1, sentence, path: 'src/a.ts', places: [] };
    const times = (proposal: Proposal): number => {
      const drawn = drawCard(proposal);
      const texts = [...drawn.elements('p'), ...drawn.elements('span')].map(nameOf);
      return texts.filter((text) => text.includes(sentence)).length;
    };
    const refused = { ...change, state: 'refused', files: [], reason: sentence } as const;
    assert.equal(times({ ...refused, choices: [choice] }), 1);
    assert.equal(times({ ...change, notes: [sentence], choices: [choice] }), 1);
    assert.equal(times({ ...change, notes: [sentence] }), 1);
    assert.equal(times(refused), 1);
    const titles = (proposal: Proposal): readonly string[] =>
      drawCard(proposal)
        .elements('h3')
        .map((title) => title.textContent);
    assert.deepEqual(titles({ ...refused, choices: [choice] }), ['Which place is meant?']);
    assert.deepEqual(titles(refused), ['Change refused: nothing was written']);
  });

  it('puts first what comes next: accepting what is shown, reviewing what was only found', () => {
    const first = (proposal: Proposal): readonly (string | undefined)[] => {
      const primary = drawCard(proposal)
        .elements('button')
        .filter((button) => button.attributes.get('class')?.includes('primary'));
      return primary.map(nameOf);
    };
    assert.deepEqual(first(change), ['Accept']);
    assert.deepEqual(first({ ...change, isFound: true }), ['Review changes']);
    const broken = { kind: 'syntax', level: 'bad', sentence: '“)” is missing.' } as const;
    assert.deepEqual(first({ ...change, checks: [broken] }), ['Review changes']);
    assert.deepEqual(first({ ...change, state: 'accepted' }), []);
  });

  it('offers to take back what was accepted', () => {
    const drawn = drawCard({ ...change, state: 'accepted' });
    drawn.button('Undo').fire('click');
    assert.deepEqual(drawn.posted, [{ type: 'undoProposal', id: 'a' }]);
    assert.throws(() => drawn.button('Review changes'));
    const open = drawCard(change);
    assert.ok(!namesOf(open).includes('Undo'));
  });

  it('lists the errors since it was accepted, each a way to its place, and offers to fix them', () => {
    const newErrors = [1, 2, 3, 4, 5, 6].map((line) => ({
      path: 'src/a.ts',
      line,
      message: `error ${line}`,
    }));
    const accepted: Proposal = { ...change, state: 'accepted', newErrors };
    const drawn = drawCard(accepted);
    assert.match(drawn.root.textContent, /6 new errors since then.*a\.ts:1 error 1/);
    assert.match(drawn.elements('details')[0]?.textContent ?? '', /^2 morea\.ts:5 error 5/);
    drawn.button('a.ts:2').fire('click');
    drawn.button('Fix (1 request, at most 2)').fire('click');
    assert.deepEqual(drawn.posted, [
      { type: 'openPlace', id: 'a', path: 'src/a.ts', line: 2 },
      { type: 'fixNewErrors', id: 'a' },
    ]);
    assert.match(
      drawCard({ ...accepted, newErrors: newErrors.slice(0, 1) }).root.textContent,
      /1 new error since then/,
    );
    const waiting = drawCard(accepted, false).button('Fix (1 request, at most 2)');
    assert.equal(waiting.attributes.has('disabled'), true);
  });
});
