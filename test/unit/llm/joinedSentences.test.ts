import assert from 'node:assert/strict';
import { presets } from '../../../src/core/llm/presets';
import { speakWith } from '../../../src/core/say';
import { joinSentences } from '../../../src/shared/joinSentences';
import { format } from '../../../src/shared/strings';

describe('What is said in several sentences', () => {
  it('has a space between them, and none behind a full-width stop', () => {
    assert.equal(joinSentences(['One.', '', 'Two.', 'Three?']), 'One. Two. Three?');
    assert.equal(
      joinSentences(['已用完。', '请稍候！', 'Groq.', '好。']),
      '已用完。请稍候！Groq. 好。',
    );
    assert.equal(joinSentences([]), '');
  });
});

describe('The name of a server of your own', () => {
  afterEach(() => speakWith(format, 'en'));

  it('is in the language of the user', () => {
    assert.equal(presets.custom.name, 'Custom server');
    speakWith((sentence) => `(${sentence})`, 'de');
    assert.equal(presets.custom.name, '(Custom server)');
  });
});
