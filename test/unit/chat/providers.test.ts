import assert from 'node:assert/strict';
import { failurePage } from '../../../src/core/chat/failurePage';
import { presets } from '../../../src/core/llm/presets';
import type { ProviderId } from '../../../src/core/llm/preset';
import { startWith, trials } from '../../support/providerTrials';
import { SessionStage, turnAbout, type SessionHarness } from '../../support/sessionHarness';

const code = 'export function add(a: number, b: number) {\n  return a + b;\n}\n';

const wrongKey = 'sk-or-v1-0123456789abcdef';

describe('every provider', () => {
  const stage = new SessionStage();

  const start = (id: ProviderId): Promise<SessionHarness> => startWith(stage, id);

  for (const id of Object.keys(trials) as ProviderId[]) {
    const { name } = presets[id];

    it(`explains, refactors and chats, one request each: ${name}`, async () => {
      const harness = await start(id);
      await harness.session.send('What is a closure?');
      await harness.session.run(turnAbout('explain', code));
      stage.simulator.answer('```ts\nexport const add = (a: number, b: number) => a + b;\n```');
      await harness.refactor(code, 'shorter');
      const answers = (await harness.messages()).filter(({ role }) => role === 'assistant');
      for (const answer of answers) {
        assert.ok(answer.role === 'assistant');
        assert.equal(answer.status, 'done', JSON.stringify(answer.failure));
        assert.equal(answer.modelId, trials[id].model);
        assert.ok((answer.receipt?.answerTokens ?? 0) > 0);
      }
      assert.equal((await harness.lastAnswer()).proposal?.state, 'open');
      assert.equal(stage.simulator.requests.length, 3);
      for (const { start: row, end } of harness.ledger.rows) {
        assert.equal(row.provider, id);
        assert.ok((end?.promptTokens ?? 0) > 0 && (end?.answerTokens ?? 0) > 0);
      }
    });

    it(`sends only what it takes, and the key to nobody else: ${name}`, async () => {
      const harness = await start(id);
      await harness.session.send('Hello');
      const [sent] = stage.simulator.requests;
      const allowed = ['model', 'messages', 'stream', ...presets[id].fields];
      const fields = Object.keys(sent?.body as object);
      assert.deepEqual(
        fields.filter((field) => !allowed.includes(field)),
        [],
      );
      const key = trials[id].key?.(stage.simulator);
      for (const { headers } of stage.simulator.journal)
        assert.ok([undefined, key && `Bearer ${key}`].includes(headers['authorization']));
      if (id !== 'openrouter') assert.equal(sent?.headers['http-referer'], undefined);
    });

    it(`keeps what came when the answer is cut: ${name}`, async () => {
      const harness = await start(id);
      await harness.catalogue.snapshot();
      const { face } = trials[id];
      const root = face === undefined ? undefined : stage.simulator.faces.rootOf(face);
      const path = root === undefined ? {} : { path: `${root}/chat/completions` };
      stage.simulator.fault('cutAfterTokens', path);
      stage.simulator.answer('word '.repeat(100));
      await harness.session.send('Talk');
      const answer = await harness.lastAnswer();
      assert.equal(answer.status, 'failed');
      assert.notEqual(answer.text, '');
      assert.equal(harness.ledger.rows[0]?.end?.cause, 'cut');
      assert.equal(stage.simulator.requests.length, 1);
    });

    it(`is asked once when its limit is met, and the limit is named: ${name}`, async () => {
      const harness = await start(id);
      trials[id].useUp(stage.simulator);
      await harness.session.send('One too many');
      assert.equal(harness.ledger.rows[0]?.end?.cause, trials[id].limit);
      assert.equal(stage.simulator.requests.length, 1);
      const { failure } = await harness.lastAnswer();
      assert.ok(failure);
      if (id !== 'openrouter') assert.doesNotMatch(JSON.stringify(failure), /OpenRouter/);
    });

    it(`is asked once when it does not take the key, and says what to set: ${name}`, async () => {
      const harness = await start(id);
      await harness.session.refresh();
      const { face } = trials[id];
      // Whoever takes no key wants one now; all others get another one than they know.
      if (face === 'plain') stage.simulator.faces.plain.key = 'the-right-key-1';
      if (id === 'openrouter') harness.secrets.value = wrongKey;
      else if (presets[id].key) harness.secrets.others.set(id, wrongKey);
      await harness.session.send('Hello');
      assert.equal(harness.ledger.rows[0]?.end?.cause, 'wrongKey');
      assert.equal(stage.simulator.requests.length, 1);
      const { failure } = await harness.lastAnswer();
      assert.ok(failure);
      assert.ok(failure.detail.includes(name));
      assert.ok(!JSON.stringify(failure).includes(wrongKey));
      const isOwn = presets[id].url === '';
      const signIn = presets[id].signsIn === true ? ['signIn'] : [];
      const set = isOwn ? ['setUpServer'] : [...signIn, 'setKey', 'openKeySettings'];
      assert.deepEqual(failure.actions, set);
      if (!presets[id].key) assert.match(failure.detail, /wants one, and Frugal has none for it/);
    });
  }

  it('is set up anew where its address was taken out of the settings: that is offered', async () => {
    const harness = await stage.start({ settings: { model: 'ollama:qwen3-coder:30b' } });
    await harness.session.send('Hello');
    const { failure } = await harness.lastAnswer();
    assert.ok(failure);
    assert.equal(failure.title, 'Ollama is not set up');
    assert.deepEqual(failure.actions, ['setUpServer', 'pickModel']);
    assert.equal(stage.simulator.requests.length, 0);
  });

  it('opens its own pages, also from a failure that an older version kept', async () => {
    const harness = await start('groq');
    stage.simulator.faces.groq.limits.requestsPerDay = 0;
    await harness.session.send('Hello');
    const { failure, ...answer } = await harness.lastAnswer();
    assert.ok(failure);
    const { id } = answer;
    assert.equal(
      failurePage(harness.session.chat.log, id, 'openStatus'),
      presets.groq.pages.status,
    );
    assert.equal(failurePage(harness.session.chat.log, id, 'openCredits'), undefined);
    assert.equal(failurePage(harness.session.chat.log, id, 'retry'), undefined);
    assert.equal(failurePage(harness.session.chat.log, 'no-answer', 'openStatus'), undefined);
    const { severity, title, detail, actions } = failure;
    const old = { ...answer, failure: { severity, title, detail, actions } };
    await harness.chats.saveMessage(harness.session.chatId, { message: old, detail: '{}' });
    const later = await stage.start({ chats: harness.chats });
    await later.session.state();
    assert.equal(failurePage(later.session.chat.log, id, 'openStatus'), presets.groq.pages.status);
  });

  it('is left alone before it is set up: no list is fetched, nothing is asked', async () => {
    const harness = await stage.start();
    await harness.session.send('Hello');
    await harness.catalogue.refresh();
    const paths = new Set(stage.simulator.journal.map(({ path }) => path.split('/')[1]));
    assert.deepEqual([...paths], ['api']);
  });

  it('of unknown price is not asked before the user has agreed to this very address', async () => {
    const harness = await start('custom');
    await harness.catalogue.agree('https://another.test/v1');
    await harness.session.send('Hello');
    assert.equal((await harness.lastAnswer()).failure?.title.includes('costs money'), true);
    assert.equal(stage.simulator.requests.length, 0);
  });

  it('of unknown price is not asked again once the user has taken that agreement back', async () => {
    const harness = await start('custom');
    assert.equal(await harness.catalogue.isAgreed(), true);
    await harness.catalogue.agree('');
    assert.equal(await harness.catalogue.isAgreed(), false);
    await harness.session.send('Hello');
    assert.equal(stage.simulator.requests.length, 0);
  });

  it('gets the headers that the user added, and nobody else does', async () => {
    const harness = await start('custom');
    harness.settings = { ...harness.settings, headers: { custom: { 'x-team': 'blue-team-0815' } } };
    harness.secrets.value = stage.simulator.key;
    await harness.session.send('Hello');
    const sent = stage.simulator.journal.map(({ path, headers }) => [
      path.startsWith('/plain/'),
      headers['x-team'],
    ]);
    assert.deepEqual(new Set(sent.map(String)), new Set(['true,blue-team-0815', 'false,']));
    assert.equal(stage.simulator.requests[0]?.headers['x-team'], 'blue-team-0815');
  });

  it('that fails does not hand the code to another one', async () => {
    const harness = await start('groq');
    harness.secrets.value = stage.simulator.key;
    stage.simulator.faces.groq.limits.requestsPerDay = 0;
    await harness.session.send('Hello');
    for (const { path } of stage.simulator.requests) assert.match(path, /^\/groq\//);
  });

  it('whose model left is the one that is named, whoever else has a key', async () => {
    const harness = await start('groq');
    harness.secrets.value = stage.simulator.key;
    harness.settings = { ...harness.settings, model: 'groq:maker/gone' };
    await harness.session.send('Hello');
    const { failure } = await harness.lastAnswer();
    assert.ok(failure);
    assert.equal(failure.title, 'maker/gone is no longer there');
    assert.match(failure.detail, /^Groq does not offer it under this name/);
    assert.equal(failure.provider, 'groq');
    assert.match(
      harness.notifier.told[0]?.sentence ?? '',
      /^maker\/gone has left the list of Groq/,
    );
    assert.equal(stage.simulator.requests.length, 0);
  });

  it('whose list cannot be had does not count as a model that left', async () => {
    const harness = await start('groq');
    harness.secrets.value = stage.simulator.key;
    harness.secrets.others.set('groq', 'wrong-key-of-mine');
    await harness.session.send('Hello');
    assert.match((await harness.lastAnswer()).failure?.title ?? '', /No connection to Groq/);
    assert.deepEqual(harness.notifier.told, []);
  });

  it('may fail in the middle of a good answer: Groq says so in a chunk like any other', async () => {
    const harness = await start('groq');
    stage.simulator.answer('word '.repeat(100));
    stage.simulator.faces.groq.errorInStream = 'internal server error';
    await harness.session.send('Talk');
    const answer = await harness.lastAnswer();
    assert.equal(harness.ledger.rows[0]?.end?.cause, 'modelError');
    assert.notEqual(answer.text, '');
  });
});
