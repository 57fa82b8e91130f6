import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Fetch, Keep } from '../../../src/core/ports';
import { StorageError } from '../../../src/core/storageError';
import type { AnswerMessage } from '../../../src/shared/chat';
import { createKeep } from '../../../src/host/keep';
import { createSqliteStorage } from '../../../src/host/node/sqliteStorage';
import { faultNames, faults, type FaultName } from '../../simulator/simulator';
import { MemoryLogger } from '../../support/memoryLogger';
import { MemoryNotifier } from '../../support/memoryNotifier';
import {
  realClock,
  SessionStage,
  turnAbout,
  type SessionHarness,
} from '../../support/sessionHarness';
import { tempFolder } from '../../support/tempFolder';

const code = 'export const answer = 42;\n';

/** Faults that a user need not hear of: the answer is whole. */
const harmless: ReadonlySet<FaultName> = new Set([
  'lengthCut',
  'finishWithoutDone',
  'manyComments',
  'splitUtf8',
  'crlf',
  'thinkInContent',
  'slow',
  'fast',
  'usageMissing',
  'nullToolIndex',
  'nullDeltas',
  'canonicalModel',
  'unknownFields',
  'hugeAnswer',
  'completionToStream',
]);

/** The user has everything: the question, what came of the answer, a sentence, a way on, and no secret is shown. */
async function assertNothingLost(harness: SessionHarness, key: string): Promise<AnswerMessage> {
  const [question, answer] = await harness.messages();
  assert.equal(question?.text, 'Why 42?');
  assert.equal(harness.session.busy, false);
  const last = await harness.lastAnswer();
  assert.equal(last, answer);
  assert.ok(last.failure, 'nothing is said');
  const { title, detail, actions, raw = '' } = last.failure;
  assert.match(title, /^[A-Z{].{5,70}[^.]$/);
  assert.match(detail, /^[A-Z0-9].*\.$/s);
  assert.doesNotMatch(title + detail, /\{\w+\}|undefined|NaN|null/);
  assert.ok(actions.length > 0, 'there is no way on');
  assert.ok(!(JSON.stringify(harness.posted) + raw).includes(key), 'the key is shown');
  return last;
}

describe('whatever OpenRouter does, nothing is lost', () => {
  const stage = new SessionStage();
  const impatient = { idleTimeoutMs: 150, progressTimeoutMs: 250 };

  for (const name of faultNames.filter((fault) => !harmless.has(fault)))
    it(`${name}: ${faults[name].about}`, async () => {
      const harness = await stage.start({ settings: { maxRequestsPerTurn: 1 } });
      const patient = harness.settings;
      harness.settings = { ...patient, ...impatient };
      // Whichever model is asked.
      stage.simulator.fault(name, { times: Infinity });
      await harness.session.run({ ...turnAbout('explain', code), text: 'Why 42?' });
      stage.simulator.clearFaults();
      assert.equal(stage.simulator.requests.length, 1);
      const { id } = await assertNothingLost(harness, stage.simulator.key);
      if (name === 'paid') return;
      assert.equal((await harness.lastAnswer()).status, 'failed');
      // The day's requests really are used up now, and the meter knows it.
      if (name.startsWith('freeDaily')) return;
      harness.settings = patient;
      await harness.session.revisions.retry(id);
      assert.equal((await harness.lastAnswer()).status, 'done');
      assert.equal(stage.simulator.requests.length, 2);
    });

  for (const name of faultNames.filter((fault) => harmless.has(fault)))
    it(`${name} is no trouble for the user`, async () => {
      const harness = await stage.start();
      stage.simulator.fault({ name, deltasPerSecond: 400, after: 40 }, { times: 1 });
      await harness.session.run(turnAbout('explain', code));
      const answer = await harness.lastAnswer();
      assert.equal(answer.status, 'done');
      assert.equal(answer.failure, undefined);
      assert.notEqual(answer.text, '');
      assert.equal(stage.simulator.requests.length, 1);
    });
});

describe('whatever this machine does, nothing is lost', () => {
  const stage = new SessionStage();
  const folder = tempFolder();

  /** The catalogue comes; the question goes into the void. */
  const failing =
    (code: string): Fetch =>
    (url, init) =>
      init?.method === 'POST'
        ? Promise.reject(
            new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }),
          )
        : fetch(url, init);

  const networks: readonly [what: string, code: string, title: RegExp][] = [
    ['no network', 'ENETUNREACH', /No connection/],
    ['a refused connection', 'ECONNREFUSED', /No connection/],
    ['a name that is not found', 'ENOTFOUND', /cannot be found/],
    ['a certificate that is not trusted', 'SELF_SIGNED_CERT_IN_CHAIN', /certificate of OpenRouter/],
  ];
  for (const [what, errorCode, title] of networks)
    it(what, async () => {
      const harness = await stage.start({ fetch: failing(errorCode) });
      await harness.session.run({ ...turnAbout('explain', code), text: 'Why 42?' });
      const { failure } = await assertNothingLost(harness, stage.simulator.key);
      assert.match(failure?.title ?? '', title);
      assert.match(failure?.detail ?? '', /used no request/);
      assert.equal((await harness.session.state()).composer.quota.left, 50);
    });

  it('no network and no list of models yet', async () => {
    const harness = await stage.start({
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    });
    await harness.session.run({ ...turnAbout('explain', code), text: 'Why 42?' });
    await assertNothingLost(harness, stage.simulator.key);
  });

  it('a damaged database: it is set aside, told, and the chat goes on in a new one', async () => {
    writeFileSync(path.join(folder(), 'frugal.db'), 'no database at all');
    const told: string[] = [];
    const storage = createSqliteStorage(folder(), realClock, ({ path: old }) => told.push(old));
    const harness = await stage.start({ chats: storage.chats });
    await harness.session.run({ ...turnAbout('explain', code), text: 'Why 42?' });
    assert.equal(readFileSync(told[0] ?? '', 'utf8'), 'no database at all');
    const { chatId } = await harness.session.state();
    const kept = await storage.chats.open(chatId);
    assert.deepEqual(
      kept?.messages.map(({ message }) => message),
      await harness.messages(),
    );
    storage.dispose();
  });

  for (const reason of ['full', 'readOnly', 'corrupt', 'other'] as const)
    it(`storage that is ${reason}: the answer is there, and it is said once`, async () => {
      const notifier = new MemoryNotifier();
      const keep: Keep = createKeep(notifier, new MemoryLogger());
      const harness = await stage.start({
        keep: (work) =>
          keep(async () => {
            await work();
            throw new StorageError(reason);
          }),
      });
      await harness.session.run(turnAbout('explain', code));
      await harness.session.run(turnAbout('explain', code));
      assert.equal((await harness.lastAnswer()).status, 'done');
      assert.equal(stage.simulator.requests.length, 2);
      assert.deepEqual(
        notifier.told.map(({ sentence }) => sentence),
        [new StorageError(reason).message],
      );
    });

  it('takes what stands before a lone closing tag for reasoning', async () => {
    const harness = await stage.start();
    stage.simulator.answer('Let me see.\n</think>\n\nYes.');
    await harness.session.send('Is it?');
    const { text, reasoning, status } = await harness.lastAnswer();
    assert.equal(text, 'Yes.');
    assert.match(reasoning, /Let me see\.$/);
    assert.equal(status, 'done');
  });

  it('says that a model thought and did not answer, what it cost, and what to do', async () => {
    const harness = await stage.start();
    stage.simulator.answer('I could say yes, or no.</think>');
    await harness.session.send('Is it?');
    const { text, reasoning, failure } = await harness.lastAnswer();
    assert.equal(text, '');
    assert.match(reasoning, /I could say yes, or no\.$/);
    assert.match(failure?.title ?? '', /thought, but did not answer/);
    assert.match(failure?.detail ?? '', /Ask for less at once, or pick another model/);
    assert.equal(stage.simulator.requests.length, 1);
  });
});
