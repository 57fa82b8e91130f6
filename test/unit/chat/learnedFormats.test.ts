import assert from 'node:assert/strict';
import { createAttachment } from '../../../src/core/prompt/attachment';
import type { AnswerMessage } from '../../../src/shared/chat';
import type { ChatRequest } from '../../simulator/simulator';
import { SessionStage, type SessionHarness } from '../../support/sessionHarness';

const picked = 'poolside/laguna-xs-2.1:free';
const other = 'google/gemma-4-31b-it:free';
const uri = 'file:///workspace/src/code.ts';
const path = 'src/code.ts';
const small = 'export const one = 1;\nexport const two = 2;\nexport const three = 3;\n';
const large = Array.from({ length: 800 }, (_, n) => `export const value${n} = ${n};\n`).join('');

/** How the ends of the instructions begin. */
const forms = {
  searchReplace: /Reply with the changes as blocks[^]*\n<<<<<<< SEARCH\n/,
  unifiedDiff: /Reply with the changes as one unified diff/,
  wholeFile: /Reply with each file that changes as a whole/,
};

const searchReplace = (search: string, replacement: string): string =>
  `${path}\n\`\`\`ts\n<<<<<<< SEARCH\n${search}\n=======\n${replacement}\n>>>>>>> REPLACE\n\`\`\`\n`;
const lost = searchReplace('export const four = 4;', 'export const four = 5;');

describe('A task for a whole file', () => {
  const stage = new SessionStage();

  async function start(): Promise<SessionHarness> {
    return stage.start({ settings: { model: picked } });
  }

  async function fix(harness: SessionHarness, code: string, wish = ''): Promise<AnswerMessage> {
    harness.files.texts.set(path, code);
    const file = { id: 'code', uri, path, languageId: 'typescript', text: code };
    const attachments = [createAttachment(file)];
    await harness.session.run({ task: 'fix', text: wish, attachments, files: [{ uri, path }] });
    return harness.lastAnswer();
  }

  /** What the model was told last about the form of its answer. */
  function askedLast(): keyof typeof forms {
    const body = stage.simulator.requests.at(-1)?.body as ChatRequest | undefined;
    const content = body?.messages.at(-1)?.content;
    assert.ok(typeof content === 'string');
    const named = (Object.keys(forms) as (keyof typeof forms)[]).filter((name) =>
      forms[name].test(content),
    );
    const [form, ...more] = named;
    assert.ok(form && more.length === 0, content);
    return form;
  }

  async function refuseTwice(harness: SessionHarness, code: string): Promise<void> {
    stage.simulator.answer(lost);
    for (const wish of ['first', 'second']) {
      assert.equal((await fix(harness, code, wish)).proposal?.state, 'refused');
      assert.equal(askedLast(), 'searchReplace');
    }
  }

  it('asks a model for whole files whose search texts were not found, where the file is small', async () => {
    const harness = await start();
    await refuseTwice(harness, small);
    stage.simulator.answer(`${path}\n\`\`\`ts\n${small.replace('= 2', '= 22')}\`\`\`\n`);
    const { proposal } = await fix(harness, small, 'third');
    assert.equal(askedLast(), 'wholeFile');
    assert.deepEqual(
      proposal?.files.map(({ added, removed }) => [added, removed]),
      [[1, 1]],
    );
    assert.deepEqual(harness.ledger.rows.at(-1)?.edit, {
      proposal: 'placed',
      askedFormat: 'wholeFile',
      writtenFormat: 'wholeFile',
    });
  });

  it('counts an answer that is placed in part as one that was refused', async () => {
    const harness = await start();
    const good = searchReplace('export const two = 2;', 'export const two = 22;');
    stage.simulator.answer(`${good}\n${lost}`);
    const { proposal } = await fix(harness, small);
    assert.equal(proposal?.state, 'open');
    assert.equal(harness.ledger.rows.at(-1)?.edit?.proposal, 'refused');
  });

  it('asks for a diff where the file is large', async () => {
    const harness = await start();
    await refuseTwice(harness, large);
    const diff = [
      ...['--- src/code.ts', '+++ src/code.ts', '@@ -7,3 +7,3 @@', ' export const value6 = 6;'],
      ...['-export const value7 = 7;', '+export const value7 = 77;', ' export const value8 = 8;'],
    ];
    stage.simulator.answer(`\`\`\`diff\n${diff.join('\n')}\n\`\`\`\n`);
    const { proposal } = await fix(harness, large, 'third');
    assert.equal(askedLast(), 'unifiedDiff');
    assert.equal(proposal?.state, 'open');
    assert.equal(harness.ledger.rows.at(-1)?.edit?.writtenFormat, 'unifiedDiff');
  });

  it('goes on asking other models as it suits the task', async () => {
    const harness = await start();
    await refuseTwice(harness, small);
    harness.settings = { ...harness.settings, model: other };
    await fix(harness, small, 'third');
    assert.equal(askedLast(), 'searchReplace');
  });

  it('has its kept answer although the model is asked in another form now', async () => {
    const harness = await start();
    stage.simulator.answer(searchReplace('export const two = 2;', 'export const two = 22;'));
    assert.equal((await fix(harness, small)).proposal?.state, 'open');
    await refuseTwice(harness, small);
    await fix(harness, small, 'third');
    await fix(harness, small, 'fourth');
    assert.equal(askedLast(), 'wholeFile');
    const { length } = stage.simulator.requests;
    assert.equal((await fix(harness, small)).proposal?.state, 'open');
    assert.equal(stage.simulator.requests.length, length);
  });
});
