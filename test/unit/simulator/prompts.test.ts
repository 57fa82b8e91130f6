import assert from 'node:assert/strict';
import { createAttachment } from '../../../src/core/prompt/attachment';
import { buildPrompt } from '../../../src/core/prompt/buildPrompt';
import { codeBlocks } from '../../simulator/answers/codeBlocks';
import { ownAnswer } from '../../simulator/answers/ownAnswer';
import { knownSamples } from '../../simulator/answers/samples';

describe("simulator, answers to Frugal's own prompts", () => {
  for (const { name, file, source, refactored, explanation } of knownSamples()) {
    const languageId = file.endsWith('.py') ? 'python' : 'typescript';
    const uri = `file:///sample/${file}`;
    const selected = { id: '1', uri, path: file, languageId, text: source, lines: [1, 9] } as const;

    function answer(task: 'explain' | 'refactor', text: string): string {
      const attachments = [createAttachment(selected)];
      const turn = { task, text, attachments } as const;
      const wanted = task === 'refactor' ? ({ ...turn, format: 'replacement' } as const) : turn;
      return ownAnswer({ messages: buildPrompt([wanted]) }).content;
    }

    it(`refactors ${name}, whatever is wished`, () => {
      for (const wish of ['', 'explain less, do more', 'no nested try']) {
        const [block, ...more] = codeBlocks(answer('refactor', wish));
        assert.equal(block?.code, refactored);
        assert.equal(more.length, 0);
      }
    });

    it(`explains ${name}`, () => {
      assert.equal(answer('explain', ''), `${explanation.trim()}\n`);
    });
  }
});
