import * as assert from 'node:assert/strict';
import type { AnswerMessage } from '../../../src/shared/chat';
import { pageStrings } from '../../../src/shared/strings';
import { announcementOf } from '../../../src/webview/announcementOf';

describe('A turn that waits for the limit of the minute', () => {
  const now = 1_000_000;
  const asked = {
    ...{ role: 'assistant', id: 'a', at: now, status: 'waiting', text: '', reasoning: '' },
    ...{ modelId: 'm', modelName: 'A model' },
  } as AnswerMessage;
  const until = (resumesAt: number): AnswerMessage => ({ ...asked, resumesAt });
  const said = (before: AnswerMessage, message: AnswerMessage): string | undefined =>
    announcementOf(pageStrings, before, message, now);

  it('is told to a screen reader with its length, once', () => {
    const waiting = until(now + 42_900);
    assert.equal(
      said(asked, waiting),
      'The limit of this minute is reached. The question goes out by itself in 42 s.',
    );
    assert.equal(said(waiting, { ...waiting, text: '' }), undefined);
    assert.match(said(waiting, until(now + 60_000)) ?? '', /in 60 s/);
    assert.equal(said(asked, until(now - 1)), undefined);
  });
});
