import assert from 'node:assert/strict';
import type { NewTurn } from '../../../src/core/chat/newTurn';
import type { ChatRequest } from '../../simulator/chatRequest';
import { createAttachment } from '../../../src/core/prompt/attachment';
import { isFree, SessionStage, turnAbout } from '../../support/sessionHarness';

const code = 'export function add(a: number, b: number) {\n  return a + b;\n}\n';
const uri = 'file:///workspace/src/code.ts';
const known = { uri, path: 'src/code.ts', languageId: 'typescript' };
const about = turnAbout('explain', code);
const file = createAttachment({ ...known, id: 'file', text: code });
const types = createAttachment({
  ...known,
  id: 'types',
  path: 'src/types.ts',
  text: 'type Price = number;\n',
  supporting: true,
});

const turns: Readonly<Record<string, NewTurn>> = {
  'a message': { task: 'chat', text: 'And now?', attachments: [file] },
  'an explanation': { ...about, attachments: [...about.attachments, types] },
  'a refactoring': turnAbout('refactor', code, 'make it shorter'),
  'a task for a file': { task: 'fix', text: 'Line 2', attachments: [file, types], files: [known] },
};

describe('what is shown before it is sent', () => {
  const stage = new SessionStage();

  /** The messages of every request so far. */
  const sent = (): readonly unknown[] =>
    stage.simulator.requests.map(({ body }) => (body as ChatRequest).messages);

  for (const [name, turn] of Object.entries(turns)) {
    it(`is what is sent for ${name}, and showing it sends nothing`, async () => {
      const { session } = await stage.start();
      await session.send('A first message');
      const ready = session.prepare(turn);
      const { messages } = await ready;
      assert.equal(stage.simulator.requests.length, 1);
      await session.run(turn, { ready });
      assert.deepEqual(sent().slice(1), [messages]);
    });

    it(`is what would be sent for ${name} without showing it`, async () => {
      const { session } = await stage.start();
      await session.send('A first message');
      const { messages } = await session.prepare(turn);
      await session.run(turn);
      assert.deepEqual(sent().slice(1), [messages]);
    });
  }

  it('is sent to the model that was shown, whatever was picked meanwhile', async () => {
    const harness = await stage.start();
    const ready = harness.session.prepare(about);
    const [model] = (await ready).candidates;
    const other = stage.models.find((one) => isFree(one) && one.id !== model.id);
    assert.ok(other);
    harness.settings = { ...harness.settings, model: other.id };
    await harness.session.run(about, { ready });
    assert.equal((await harness.lastAnswer()).modelId, model.id);
  });

  it('costs nothing where it cannot be sent, and the question is kept', async () => {
    const harness = await stage.start();
    harness.secrets.value = undefined;
    const ready = harness.session.prepare(about);
    await assert.rejects(ready);
    harness.secrets.value = stage.simulator.key;
    await harness.session.run(about, { ready });
    assert.equal((await harness.lastAnswer()).status, 'failed');
    assert.equal(stage.simulator.requests.length, 0);
  });

  it('leaves what was written in the composer meanwhile', async () => {
    const { session } = await stage.start();
    session.setDraft('First');
    const turn = session.composed;
    const ready = session.prepare(turn);
    await ready;
    session.setDraft('Second');
    await session.run(turn, { ready });
    assert.equal(session.composed.text, 'Second');
    const again = session.composed;
    await session.run(again, { ready: session.prepare(again) });
    assert.equal(session.composed.text, '');
  });

  it('is what the composer holds', async () => {
    const { session } = await stage.start();
    session.setDraft('  Why?\n');
    await session.attach(file);
    assert.deepEqual(session.composed, { task: 'chat', text: 'Why?', attachments: [file] });
  });
});
