import assert from 'node:assert/strict';
import { applyHunks } from '../../../src/core/edits/places/applyHunks';
import { createAttachment } from '../../../src/core/prompt/attachment';
import { SessionStage, turnAbout, type SessionHarness } from '../../support/sessionHarness';

const code = 'export function add(a: number, b: number) {\n  return a + b;\n}\n';
const shorter = 'export const add = (a: number, b: number) => a + b;';
const block = (name: string): string =>
  `${name}\n\`\`\`ts\n<<<<<<< SEARCH\n${code.trimEnd()}\n=======\n${shorter}\n>>>>>>> REPLACE\n\`\`\`\n`;

describe('a code block of an answer', () => {
  const stage = new SessionStage();

  /** Asks about two files of the workspace and is answered with this. */
  async function ask(answer: string, task: 'chat' | 'explain' = 'chat'): Promise<SessionHarness> {
    const harness = await stage.start();
    harness.files.texts.set('src/code.ts', code).set('src/other.ts', 'export {};\n');
    stage.simulator.answer(answer);
    const turn = turnAbout('explain', code);
    const other = createAttachment({
      ...{ id: 'other', uri: 'file:///workspace/src/other.ts', path: 'src/other.ts' },
      ...{ languageId: 'typescript', text: 'export {};\n' },
    });
    await harness.session.run({ ...turn, task, attachments: [...turn.attachments, other] });
    return harness;
  }

  /** Reviews its first block, and gives the file as it would be. */
  async function review(harness: SessionHarness): Promise<string | undefined> {
    const { id, reviewable = [] } = await harness.lastAnswer();
    const [lines] = reviewable;
    assert.ok(lines, 'nothing can be reviewed');
    const found = await harness.session.chat.reviewCode(id, lines);
    if ('refusal' in found) return found.refusal;
    const proposal = await harness.session.proposals.find(id);
    const file = proposal?.files.find(({ path }) => path === found.path);
    return file && applyHunks(file.before ?? '', file.hunks);
  }

  const changed = `${shorter}\n`;

  it('can be reviewed where it names a file, also in an explanation, for no request', async () => {
    const harness = await ask(`You could write:\n\n${block('src/code.ts')}`, 'explain');
    assert.equal((await harness.lastAnswer()).proposal, undefined);
    assert.equal(await review(harness), changed);
    assert.equal((await harness.lastAnswer()).proposal?.state, 'open');
    assert.equal(stage.simulator.requests.length, 1);
  });

  it('can be reviewed where it matches one of the files without naming it', async () => {
    assert.equal(await review(await ask(`Try this:\n\n${block('')}`, 'explain')), changed);
  });

  it('says why where it names a file and does not fit it', async () => {
    const harness = await ask(block('src/other.ts'), 'explain');
    assert.match((await review(harness)) ?? '', /is not in the file/);
    assert.equal((await harness.lastAnswer()).proposal, undefined);
  });

  it('cannot be reviewed where it is for no file', async () => {
    const harness = await ask('Run this:\n\n```sh\nnpm test\n```\n');
    assert.equal((await harness.lastAnswer()).reviewable, undefined);
  });

  it('is for a file that went along with an earlier question, too', async () => {
    const harness = await ask('A function that adds.');
    stage.simulator.answer(`Like this:\n\n${block('src/code.ts')}`);
    await harness.session.send('Shorter?');
    assert.equal(await review(harness), changed);
  });
});
