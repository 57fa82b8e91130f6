import assert from 'node:assert/strict';
import type { JudgedEdit, UsageRow } from '../../../src/core/ports';
import type { AnswerFormat } from '../../../src/core/prompt/answerFormats';
import { bestFormat } from '../../../src/core/prompt/bestFormat';

const now = Date.UTC(2026, 10, 23, 10, 42);
const hour = 60 * 60 * 1000;
const model = 'maker/model:free';

/** Edits, one an hour, the last one an hour ago. */
function edits(...judged: readonly (JudgedEdit & Partial<UsageRow>)[]): readonly UsageRow[] {
  return judged.map((edit, index) => ({
    at: now - (judged.length - index) * hour,
    provider: 'openrouter',
    model,
    purpose: 'fix',
    attempt: 1,
    countsAtMost: 1,
    outcome: 'answered',
    counted: 'yes',
    ...edit,
  }));
}

const refused = (format: AnswerFormat): JudgedEdit => ({
  proposal: 'refused',
  askedFormat: format,
  writtenFormat: format,
});
const placed = (writtenFormat: AnswerFormat): JudgedEdit => ({
  proposal: 'placed',
  askedFormat: 'searchReplace',
  writtenFormat,
});

/** What is asked for in a small file. */
function asked(...rows: readonly UsageRow[]): AnswerFormat {
  return bestFormat(['searchReplace', 'wholeFile', 'unifiedDiff'], rows, model, now);
}

describe('The form that a model is asked for', () => {
  it('is the one that suits the task while little is known', () => {
    assert.equal(asked(), 'searchReplace');
    assert.equal(asked(...edits(refused('searchReplace'))), 'searchReplace');
  });

  it('is the next one after two refusals, and the one after that when it fares no better', () => {
    const twice = [refused('searchReplace'), refused('searchReplace')];
    assert.equal(asked(...edits(...twice)), 'wholeFile');
    assert.equal(asked(...edits(...twice, refused('wholeFile'))), 'unifiedDiff');
  });

  it('stays the same for a model that does it well, now and then a refusal', () => {
    const well = Array.from({ length: 6 }, () => placed('searchReplace'));
    const rows = [...well, refused('searchReplace'), refused('searchReplace')];
    assert.equal(asked(...edits(...rows)), 'searchReplace');
  });

  it('is what the model writes well of its own accord, time and again', () => {
    const own = Array.from({ length: 8 }, () => placed('wholeFile'));
    assert.equal(asked(...edits(...own.slice(0, 2))), 'searchReplace');
    assert.equal(asked(...edits(...own)), 'wholeFile');
  });

  it('is another one too where the answers had no edit, or one in another form that was refused', () => {
    const none = { proposal: 'refused', askedFormat: 'searchReplace' } as const;
    assert.equal(asked(...edits(none, none)), 'wholeFile');
    const lazy = { ...none, writtenFormat: 'wholeFile' } as const;
    assert.equal(asked(...edits(lazy, lazy)), 'unifiedDiff');
  });

  it('is tried again after some days', () => {
    const old = edits(refused('searchReplace'), refused('searchReplace'));
    assert.equal(asked(...old.map((row) => ({ ...row, at: row.at - 48 * hour }))), 'searchReplace');
  });

  it('is learned of a provider too that calls its models by other names', () => {
    const twice = [refused('searchReplace'), refused('searchReplace')].map((edit) => ({
      ...edit,
      ...{ provider: 'groq', model: 'groq:openai/gpt', servedModel: 'openai/gpt' },
    }));
    const formats = ['searchReplace', 'wholeFile'] as const;
    assert.equal(bestFormat(formats, edits(...twice), 'groq:openai/gpt', now), 'wholeFile');
  });

  it('depends on what that model wrote, under whichever of its names, and not on others', () => {
    const twice = [refused('searchReplace'), refused('searchReplace')];
    const others = twice.map((edit) => ({ ...edit, servedModel: 'maker/other' }));
    assert.equal(asked(...edits(...others)), 'searchReplace');
    const dated = twice.map((edit) => ({
      ...edit,
      model: 'maker/other:free',
      servedModel: 'maker/model-20260720',
    }));
    assert.equal(asked(...edits(...dated)), 'wholeFile');
  });

  it('is never one that does not suit the task', () => {
    const rows = edits(refused('replacement'), refused('replacement'), refused('replacement'));
    assert.equal(bestFormat(['insertion'], rows, model, now), 'insertion');
    assert.equal(bestFormat(['replacement', 'searchReplace'], rows, model, now), 'searchReplace');
  });
});
