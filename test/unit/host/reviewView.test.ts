import assert from 'node:assert/strict';
import { reviewView, usesScreenReader } from '../../../src/host/review/reviewView';
import { SpokenStatus } from '../../../src/host/review/spokenStatus';
import { statusMessages } from '../../support/vscode';

describe('Where a change is reviewed', () => {
  it('is the diff, which reads out what goes and what comes, where a screen reader is used', () => {
    assert.equal(reviewView('auto', usesScreenReader('on', false)), 'diff');
    assert.equal(reviewView('auto', usesScreenReader('auto', true)), 'diff');
  });

  it("is the editor's place where none is, or where the user says so", () => {
    assert.equal(reviewView('auto', usesScreenReader('auto', false)), 'editor');
    assert.equal(reviewView('auto', usesScreenReader('off', true)), 'editor');
  });

  it('is what the user chose', () => {
    assert.equal(reviewView('editor', true), 'editor');
    assert.equal(reviewView('diff', false), 'diff');
  });
});

describe('What a key did in a review', () => {
  const shown = (): readonly string[] => statusMessages.map(({ text }) => text);

  it('is said to the eye and aloud, and the last alone stays in sight', () => {
    const aloud: string[] = [];
    const status = new SpokenStatus((sentence) => aloud.push(sentence));
    status.say('Change 1 of 2');
    status.say('Change 2 of 2');
    assert.deepEqual(shown(), ['Change 2 of 2']);
    assert.deepEqual(aloud, ['Change 1 of 2', 'Change 2 of 2']);
    status.dispose();
    assert.deepEqual(shown(), []);
    assert.equal(aloud.length, 2);
  });
});
