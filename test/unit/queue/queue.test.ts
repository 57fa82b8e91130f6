import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { SqliteTurnQueue } from '../../../src/host/node/turnQueue';
import { newWriter, type Writer } from '../../../src/host/node/writer';
import { hourMs, QueueStage } from './queueStage';

/** A promise that never comes: where a process is when it is killed. */
const never = (): Promise<never> => new Promise<never>(() => undefined);

/** A process that is dead for everybody else. */
function deadWriter(): Writer {
  return { pid: spawnSync(process.execPath, ['-e', '0']).pid, token: '1/gone' };
}

describe('A queued question', () => {
  const queue = new QueueStage();
  const { open, close, ask, act, pass, untilMidnight, status, requests } = queue;

  it('says when it goes out: at the reset of the provider, and it has cost nothing', async () => {
    const { status: now, queued } = await ask('Why?');
    assert.equal(now, 'queued');
    assert.equal(queued?.until, queue.clock.now() + untilMidnight() + 5000);
    assert.equal(requests(), 0);
  });

  it('goes out then by itself, once, and its answer stands where it waited', async () => {
    await ask('Why?');
    await pass(untilMidnight());
    assert.deepEqual([await status(), requests()], ['queued', 0]);
    await pass(6000);
    assert.deepEqual([await status(), requests()], ['done', 1]);
    assert.equal((await queue.window.messages()).length, 2);
    await pass(24 * hourMs);
    assert.equal(requests(), 1);
  });

  it('says why it cannot be sent from a window of another workspace, and waits on', async () => {
    await ask('Why?');
    const far = await open({ queue: { claim: () => Promise.resolve({ kind: 'elsewhere' }) } });
    await far.session.state();
    await act('sendNow', far);
    const told = far.notifier.told.map(({ sentence }) => sentence);
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /waits in a chat of another workspace.* Open it there/);
    assert.deepEqual([await status(far), requests()], ['queued', 0]);
  });

  it('survives a restart, and goes out from a window that opens too late', async () => {
    await ask('Why?');
    await close();
    queue.simulator.clock.set(queue.clock.now() + untilMidnight() + hourMs);
    queue.clock.advance(untilMidnight() + hourMs);
    const later = await open();
    assert.equal(requests(), 0);
    await later.session.state();
    await later.questions?.look();
    assert.deepEqual([await status(later), requests()], ['done', 1]);
  });

  it('is shown as one that waits after a restart that came before the chat was written', async () => {
    await close();
    const dying = await open({
      writer: deadWriter(),
      queue: {
        async add(this: SqliteTurnQueue, ...turn) {
          await SqliteTurnQueue.prototype.add.apply(this, turn);
          return never();
        },
      },
    });
    await dying.session.send('Why?');
    const { id } = await dying.lastAnswer();
    void dying.questions?.add(id);
    const counted = async (): Promise<boolean> => (await dying.questions?.waiting()) === 1;
    while (!(await counted())) await new Promise(setImmediate);
    assert.equal(await status(dying), 'failed');
    const later = await open();
    await later.session.state();
    await later.questions?.look();
    const { status: now, queued } = await later.lastAnswer();
    assert.deepEqual([now, requests()], ['queued', 0]);
    assert.equal(queued?.until, queue.clock.now() + untilMidnight() + 5000);
  });

  it('is counted before any chat is open, and until it goes out', async () => {
    await ask('Why?');
    await close();
    const later = await open();
    const counts: number[] = [];
    const count = async (): Promise<void> => {
      counts.push((await later.questions?.waiting()) ?? NaN);
    };
    later.questions?.onDidChange(() => void count());
    await count();
    assert.equal(requests(), 0);
    await later.session.state();
    await pass(untilMidnight() + 6000, later);
    assert.deepEqual([counts[0], counts.at(-1), requests()], [1, 0, 1]);
    assert.equal(await later.questions?.waiting(), 0);
  });

  it('goes out once though two windows are open, and both show the answer', async () => {
    await ask('Why?');
    const other = await open({ writer: newWriter(process.ppid) });
    assert.equal(await status(other), 'queued');
    await pass(untilMidnight() + 6000, queue.window, other);
    await pass(10_000, queue.window, other);
    assert.equal(requests(), 1);
    assert.deepEqual([await status(), await status(other)], ['done', 'done']);
  });

  it('goes out in the background while another chat is open, and shows nothing there', async () => {
    const { id } = await ask('Why?');
    const chat = queue.window.session.chatId;
    await queue.window.session.newChat();
    queue.window.posted.length = 0;
    await pass(untilMidnight() + 8000);
    assert.equal(requests(), 1);
    assert.deepEqual(
      queue.window.posted.filter(({ type }) => type === 'message' || type === 'delta'),
      [],
    );
    await queue.window.session.openChat(chat);
    const answer = await queue.window.lastAnswer();
    assert.deepEqual([answer.id, answer.status], [id, 'done']);
  });

  it('is sent by another window when the first one died before its request had left', async () => {
    await close();
    const dying = await open({ writer: deadWriter(), ledger: { reserve: never } });
    await ask('Why?', dying);
    queue.simulator.clock.set(queue.clock.now() + untilMidnight() + 6000);
    queue.clock.advance(untilMidnight() + 6000);
    await dying.until(() => dying.session.busy);
    const next = await open();
    await next.session.state();
    await next.questions?.look();
    assert.deepEqual([await status(next), requests()], ['done', 1]);
  });

  it('is never sent again when the window died after its row was in the ledger', async () => {
    await close();
    const left: unknown[] = [];
    const dying = await open({
      writer: deadWriter(),
      fetch: (url, init) => {
        if (!JSON.stringify(url).includes('chat/completions')) return fetch(url, init);
        left.push(url);
        return new Promise((_, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new Error('hung up')));
        });
      },
    });
    await ask('Why?', dying);
    const midnight = untilMidnight() + 6000;
    queue.simulator.clock.set(queue.clock.now() + midnight);
    queue.clock.advance(midnight);
    for (let turn = 0; turn < 10_000 && left.length === 0; turn += 1)
      await new Promise(setImmediate);
    assert.equal(left.length, 1);
    const next = await open();
    await next.session.state();
    await next.questions?.look();
    await pass(hourMs, next);
    assert.deepEqual([await status(next), requests()], ['interrupted', 0]);
    // A dead process holds nothing; this one would hold the SDK's timer.
    dying.session.stop();
    await dying.session.chat.ended();
  });

  it('waits on where today is used up as well, at no cost', async () => {
    await ask('Why?');
    const midnight = untilMidnight();
    queue.clock.advance(midnight - 1);
    queue.simulator.clock.set(queue.clock.now() + 2);
    queue.simulator.account().usedToday = 50;
    await pass(10 * 60_000);
    await pass(10 * 60_000);
    assert.equal(requests(), 0);
    const { status: now, queued } = await queue.window.lastAnswer();
    assert.equal(now, 'queued');
    assert.equal(queued?.until, queue.clock.now() + untilMidnight() + 5000);
    await pass(untilMidnight() + 6000);
    assert.deepEqual([await status(), requests()], ['done', 1]);
  });

  it('waits for the new time where the provider itself refuses it', async () => {
    await ask('Why?');
    queue.simulator.fault('freeDaily');
    await pass(untilMidnight() + 6000);
    assert.deepEqual([await status(), requests()], ['queued', 1]);
    await pass(hourMs);
    await pass(untilMidnight() + 6000);
    const { status: now, receipt } = await queue.window.lastAnswer();
    assert.deepEqual([now, receipt?.requests, requests()], ['done', 2, 2]);
  });

  it('goes out in its turn: one after the other, in the order of asking', async () => {
    for (const text of ['First?', 'Second?', 'Third?']) await ask(text);
    await pass(untilMidnight() + 6000);
    const asked = queue.simulator.requests.map(({ body }) => {
      return /(First|Second|Third)\?"\}\]/.exec(JSON.stringify(body))?.[1];
    });
    assert.deepEqual(asked, ['First', 'Second', 'Third']);
    const answers = (await queue.window.messages()).filter(({ role }) => role === 'assistant');
    assert.ok(answers.every((answer) => answer.role === 'assistant' && answer.status === 'done'));
  });

  it('stays where it is in Restricted Mode, until the workspace is trusted', async () => {
    await ask('Why?');
    queue.window.trusted = false;
    await pass(untilMidnight() + hourMs);
    assert.deepEqual([await status(), requests()], ['queued', 0]);
    queue.window.trusted = true;
    await queue.window.questions?.look();
    assert.deepEqual([await status(), requests()], ['done', 1]);
  });

  it('is not taken when twenty wait already: the user is told, and the card stays', async () => {
    for (let count = 1; count <= 20; count += 1) await ask(`Question ${count}`);
    await queue.window.session.send('One too many');
    const { id } = await queue.window.lastAnswer();
    await queue.window.questions?.add(id);
    assert.equal(await status(), 'failed');
    assert.match(queue.window.notifier.told.at(-1)?.sentence ?? '', /20 questions wait/);
  });

  it('can be taken back: the choices are there again, and nothing goes out', async () => {
    await ask('Why?');
    await act('cancel');
    const { failure, queued, status: now } = await queue.window.lastAnswer();
    assert.deepEqual([now, queued], ['failed', undefined]);
    assert.ok(failure?.actions.includes('queue'));
    await pass(untilMidnight() + hourMs);
    assert.equal(requests(), 0);
  });

  it('can be edited: it goes back into the composer, before what is being written', async () => {
    await ask('Why?');
    queue.window.session.setDraft('And how?');
    await act('edit');
    const { draft, messages } = await queue.window.session.state();
    assert.deepEqual([draft, messages], ['Why?\n\nAnd how?', []]);
    await pass(untilMidnight() + hourMs);
    assert.equal(requests(), 0);
  });

  it('can be sent at once, and is refused by the limit in the usual way', async () => {
    await ask('Why?');
    await act('sendNow');
    assert.deepEqual([await status(), requests()], ['failed', 0]);
    await ask('Again?');
    queue.simulator.account().usedToday = 0;
    await pass(2 * 60_000);
    await act('sendNow');
    assert.deepEqual([await status(), requests()], ['done', 1]);
    await pass(untilMidnight() + hourMs);
    assert.equal(requests(), 1);
  });
});
