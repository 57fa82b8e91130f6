import assert from 'node:assert/strict';
import type { AnswerMessage } from '../../../src/shared/chat';
import { Answer } from '../../../src/webview/components/Answer';
import { draw, undraw, type Drawn } from './support/draw';

afterEach(undraw);

const answer: AnswerMessage = {
  ...{ role: 'assistant', id: 'a', at: 0, status: 'done', text: 'Done.', reasoning: '' },
  ...{ modelId: 'a/model:free', modelName: 'A model' },
};

function drawAnswer(more: Partial<AnswerMessage>): Drawn {
  const props = { document: undefined, mostRequests: 2, canSend: true, free: true, isLast: true };
  return draw(<Answer answer={{ ...answer, ...more }} {...props} />);
}

describe('The code of an answer', () => {
  it('lets the user say which place is meant', () => {
    const places = [
      { line: 2, text: 'log();', inside: 'run' },
      { line: 7, text: 'log();' },
    ];
    const choices = [{ start: 4, sentence: 'It is in the file twice.', path: 'src/a.ts', places }];
    const drawn = drawAnswer({
      proposal: { state: 'refused', files: [], notes: [], checks: [], choices },
    });
    drawn.button('Line 7: log();').fire('click');
    assert.deepEqual(drawn.posted, [{ type: 'choosePlace', id: answer.id, start: 4, line: 7 }]);
    assert.ok(drawn.button('Line 2, in run: log();'));
  });

  it('offers the review of the code that can be reviewed, and of no other', () => {
    const text = 'Do this:\n\n```ts\nlet a = 1;\n```\n\nThen:\n\n```sh\nnpm test\n```\n';
    const drawn = drawAnswer({ text, reviewable: [[2, 5]] });
    drawn.button('Review changes').fire('click');
    assert.deepEqual(drawn.posted, [{ type: 'reviewCode', id: answer.id, lines: [2, 5] }]);
  });
});
