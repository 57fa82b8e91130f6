import assert from 'node:assert/strict';
import { applyHunks } from '../../../src/core/edits/places/applyHunks';
import { secretMark } from '../../../src/core/privacy/secretMark';
import { MemoryAnswerCache } from '../../support/memoryAnswerCache';
import { SessionStage, turnAbout, type SessionHarness } from '../../support/sessionHarness';

const secret = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';
const code = `export function client() {\n  return connect('${secret}');\n}\n`;
const mark = new RegExp(secretMark.source);

describe('secrets in what is sent', () => {
  const stage = new SessionStage();

  /** The whole body of the last request. */
  const lastBody = (): string => JSON.stringify(stage.simulator.requests.at(-1)?.body);

  /** The model repeats the code that it got, with another name. */
  const answerRenamed = (): void =>
    stage.simulator.answer(({ messages }) => {
      const content = JSON.stringify(messages.at(-1)?.content ?? '');
      const [found = ''] = mark.exec(content) ?? [];
      return `\`\`\`ts\nexport function makeClient() {\n  return connect('${found}');\n}\n\`\`\``;
    });

  async function proposed(harness: SessionHarness): Promise<string> {
    const { id } = await harness.lastAnswer();
    const file = (await harness.session.proposals.find(id))?.files[0];
    return file ? applyHunks(file.before ?? '', file.hunks) : '';
  }

  it('stay on this machine, and are put back in the change that comes back', async () => {
    const harness = await stage.start();
    answerRenamed();
    await harness.refactor(code, `call it makeClient, and keep ${secret}`);
    assert.ok(!lastBody().includes(secret));
    assert.match(lastBody(), mark);
    assert.equal(await proposed(harness), code.replace('client()', 'makeClient()'));
  });

  it('have the same mark in every message, so that the chat stays whole', async () => {
    const harness = await stage.start();
    await harness.session.run(turnAbout('explain', code));
    const [first] = mark.exec(lastBody()) ?? [];
    await harness.session.send(`What about ${secret}?`);
    const marks = new Set(lastBody().match(secretMark));
    assert.deepEqual([...marks], [first]);
  });

  it('are told with the question: what each is, and where it stands', async () => {
    const harness = await stage.start();
    await harness.session.run(turnAbout('explain', code));
    await harness.session.send('Is it safe?');
    const [question] = await harness.messages();
    const masked = question?.role === 'user' ? question.masked : undefined;
    assert.deepEqual(
      masked?.map(({ kind, file, line }) => [kind, file, line]),
      [['GitHub token', 'code.ts', 2]],
    );
  });

  it('are told in the composer before anything is sent, and no longer when they are taken out', async () => {
    const harness = await stage.start();
    const [attachment] = turnAbout('explain', code).attachments;
    assert.ok(attachment);
    await harness.session.attach(attachment);
    assert.equal((await harness.session.state()).composer.masked.length, 1);
    await harness.session.removeAttachment(attachment.chip.id);
    assert.equal((await harness.session.state()).composer.masked.length, 0);
    assert.equal(stage.simulator.requests.length, 0);
  });

  it('are in no kept answer, which is found again all the same', async () => {
    const answers = new MemoryAnswerCache();
    const harness = await stage.start({ answers });
    answerRenamed();
    for (let time = 0; time < 2; time += 1) {
      await harness.refactor(code);
      assert.equal(await proposed(harness), code.replace('client()', 'makeClient()'));
    }
    assert.equal(stage.simulator.requests.length, 1);
    assert.equal(answers.values.size, 1);
    for (const value of answers.values.values()) {
      assert.ok(!value.includes(secret));
      assert.match(value, mark);
    }
  });

  it('come back in code that is copied or put into a file', async () => {
    const harness = await stage.start();
    answerRenamed();
    await harness.session.run(turnAbout('explain', code));
    const { text } = await harness.lastAnswer();
    assert.ok(!text.includes(secret));
    assert.ok((await harness.session.chat.restoreSecrets(text)).includes(secret));
  });

  it('leave as they are where the user has switched masking off', async () => {
    const harness = await stage.start({ settings: { maskSecrets: false } });
    await harness.session.run(turnAbout('explain', code));
    assert.ok(lastBody().includes(secret));
  });
});
