import assert from 'node:assert/strict';
import { answerLanguage } from '../../../src/core/prompt/answerLanguage';
import { buildPrompt } from '../../../src/core/prompt/buildPrompt';
import { systemPrompt } from '../../../src/core/prompt/systemPrompt';
import { speakWith } from '../../../src/core/say';
import { format } from '../../../src/shared/strings';
import type { Task } from '../../../src/shared/chat';

const system = (task: Task, language: string): string | undefined => {
  speakWith(format, language);
  return buildPrompt([{ task, text: 'Why?', attachments: [] }])[0]?.content;
};

describe('The language of an answer', () => {
  afterEach(() => speakWith(format, 'en'));

  it('is that of VS Code, by its English name', () => {
    const named = ['zh-cn', 'zh-tw', 'pt-br', 'de', 'ja'].map(
      (language) => /Answer in ([^,]+),/.exec(answerLanguage('explain', language))?.[1],
    );
    assert.deepEqual(named, [
      'Simplified Chinese',
      'Traditional Chinese',
      'Brazilian Portuguese',
      'German',
      'Japanese',
    ]);
  });

  it('is told in the system prompt, which is as it was where VS Code speaks English', () => {
    for (const language of ['en', 'en-gb', 'qqq', 'no language'])
      assert.equal(system('explain', language), systemPrompt, language);
    assert.equal(
      system('refactor', 'fr'),
      `${systemPrompt}\nAnswer in French, unless the user writes in another language; keep code, identifiers and edit formats as they are.`,
    );
  });

  it('is that of the project where the answer becomes a part of it', () => {
    for (const task of ['commit', 'rename'] as const)
      assert.equal(system(task, 'de'), systemPrompt, task);
  });
});
