import assert from 'node:assert/strict';
import { newWriter } from '../../../src/host/node/writer';
import { turnAbout } from '../../support/sessionHarness';
import { hourMs, QueueStage } from './queueStage';

const code = 'function one() {\n  return 1;\n}';
const path = 'src/code.ts';

describe('A queued question about code', () => {
  const queue = new QueueStage();
  const { open, act, pass, untilMidnight, status, requests } = queue;
  const body = (): string => JSON.stringify(queue.simulator.requests.at(-1)?.body);

  beforeEach(async () => {
    queue.window.files.texts.set(path, `// a file\n${code}\n`);
    await queue.window.session.run(turnAbout('refactor', code, 'shorter'));
    await queue.window.questions?.add((await queue.window.lastAnswer()).id);
  });

  it('can be asked for in other words, where it waits: with its code, and from any window', async () => {
    const asked: string[] = [];
    const reword = (text: string): Promise<string> => {
      asked.push(text);
      return Promise.resolve('faster');
    };
    const other = await open({ writer: newWriter(process.ppid), reword });
    other.files.texts.set(path, `${code}\n`);
    const { queued } = await other.lastAnswer();
    await act('edit', other);
    assert.deepEqual([queued?.editable, asked, await status(other)], [true, ['shorter'], 'queued']);
    other.dispose();
    await pass(untilMidnight() + 6000);
    assert.equal(requests(), 1);
    assert.match(body(), /faster/);
    assert.doesNotMatch(body(), /shorter/);
    assert.match(body(), /function one/);
    const [question] = await queue.window.messages();
    assert.equal(question?.text, 'faster');
  });

  it('keeps its words where the user leaves them, and where it left meanwhile', async () => {
    await act('edit');
    const other = await open({
      writer: newWriter(process.ppid),
      reword: async () => {
        await pass(untilMidnight() + 6000);
        return 'faster';
      },
    });
    assert.equal(await status(other), 'queued');
    await act('edit', other);
    assert.equal(requests(), 1);
    assert.match(body(), /shorter/);
    const later = await open();
    const [question, answer] = await later.messages();
    assert.equal(question?.text, 'shorter');
    assert.equal(answer?.role === 'assistant' && answer.status, 'done');
  });

  it("is asked again instead where its words are not the user's", async () => {
    for (const turn of [
      turnAbout('explain', code),
      turnAbout('refactor', code, 'Line 1\nLine 2'),
    ]) {
      await queue.window.session.run(turn);
      await queue.window.questions?.add((await queue.window.lastAnswer()).id);
      assert.equal((await queue.window.lastAnswer()).queued?.editable, false);
    }
  });

  it('goes out where only other code of the file has changed', async () => {
    queue.window.files.texts.set(path, `// another file\n\n${code}\n`);
    await pass(untilMidnight() + 6000);
    assert.deepEqual([await status(), requests()], ['done', 1]);
  });

  it('asks again where that code has changed, and sends it as it is now', async () => {
    queue.window.files.texts.set(path, `// a file\n${code.replace('1', '2')}\n`);
    await pass(untilMidnight() + 6000);
    const { queued, status: now } = await queue.window.lastAnswer();
    assert.deepEqual([now, queued?.changed, requests()], ['queued', ['code.ts'], 0]);
    await pass(hourMs);
    assert.equal(requests(), 0);
    await act('sendAsItIs');
    assert.deepEqual([await status(), requests()], ['done', 1]);
    assert.match(body(), /return 2/);
    assert.doesNotMatch(body(), /return 1/);
  });

  it('or as it was', async () => {
    queue.window.files.texts.set(path, `// a file\n${code.replace('1', '2')}\n`);
    await pass(untilMidnight() + 6000);
    await act('sendAsItWas');
    assert.deepEqual([await status(), requests()], ['done', 1]);
    assert.match(body(), /return 1/);
  });

  it('asks again where the file is gone', async () => {
    queue.window.files.texts.clear();
    await pass(untilMidnight() + 6000);
    assert.deepEqual((await queue.window.lastAnswer()).queued?.gone, ['code.ts']);
    assert.equal(requests(), 0);
    await act('cancel');
    assert.equal(await status(), 'failed');
  });
});
