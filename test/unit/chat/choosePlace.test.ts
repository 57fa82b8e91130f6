import assert from 'node:assert/strict';
import type { Edit } from '../../../src/core/edits/edit';
import { applyHunks } from '../../../src/core/edits/places/applyHunks';
import { placeEdits } from '../../../src/core/edits/places/placeEdits';
import { createAttachment } from '../../../src/core/prompt/attachment';
import { SessionStage, type SessionHarness } from '../../support/sessionHarness';

const code = `export function run(): void {
  log('begin');
  work();
}

export function stop(): void {
  log('begin');
  rest();
}
`;
const block = (search: string, replacement: string): string =>
  `src/code.ts\n\`\`\`\n<<<<<<< SEARCH\n${search}\n=======\n${replacement}\n>>>>>>> REPLACE\n\`\`\`\n`;

describe('a change that fits two places', () => {
  const stage = new SessionStage();

  async function fix(answer: string): Promise<SessionHarness> {
    const harness = await stage.start();
    harness.files.texts.set('src/code.ts', code);
    const file = { uri: 'file:///workspace/src/code.ts', path: 'src/code.ts' };
    const attachment = createAttachment({ id: 'a', ...file, languageId: 'typescript', text: code });
    stage.simulator.answer(answer);
    await harness.session.run({ task: 'fix', text: '', attachments: [attachment], files: [file] });
    return harness;
  }

  /** The file as it would be. */
  async function proposed(harness: SessionHarness): Promise<string | undefined> {
    const { id } = await harness.lastAnswer();
    const file = (await harness.session.proposals.find(id))?.files[0];
    return file && applyHunks(file.before ?? '', file.hunks);
  }

  /** Chooses the second place of the first choice. */
  async function choose(harness: SessionHarness): Promise<void> {
    const { id, proposal } = await harness.lastAnswer();
    const [choice] = proposal?.choices ?? [];
    const line = choice?.places[1]?.line ?? 0;
    const found = await harness.session.chat.choosePlace(id, { start: choice?.start ?? 0, line });
    assert.deepEqual(found, { path: 'src/code.ts' });
  }

  const ambiguous = block("  log('begin');", "  log('end');");
  const second = code.replace(/(stop[^]*)begin/, '$1end');

  it('is refused, and shows both with what they are in', async () => {
    const harness = await fix(ambiguous);
    const { proposal } = await harness.lastAnswer();
    assert.equal(proposal?.state, 'refused');
    assert.deepEqual(
      proposal.choices?.[0]?.places.map(({ line, text, inside }) => [line, text, inside]),
      [
        [2, "log('begin');", 'run'],
        [7, "log('begin');", 'stop'],
      ],
    );
    assert.equal(await proposed(harness), undefined);
  });

  it('is proposed where the user says, for no request', async () => {
    const harness = await fix(ambiguous);
    await choose(harness);
    assert.equal(await proposed(harness), second);
    const { proposal } = await harness.lastAnswer();
    assert.deepEqual([proposal?.state, proposal?.choices], ['open', undefined]);
    assert.equal(stage.simulator.requests.length, 1);
  });

  it('joins what was proposed without it', async () => {
    const harness = await fix(`${block('  work();', '  work(1);')}\n${ambiguous}`);
    assert.equal(await proposed(harness), code.replace('work()', 'work(1)'));
    assert.equal((await harness.lastAnswer()).proposal?.choices?.length, 1);
    await choose(harness);
    assert.equal(await proposed(harness), second.replace('work()', 'work(1)'));
  });

  it('is still there to be chosen when a part of the change was accepted', async () => {
    const harness = await fix(`${block('  work();', '  work(1);')}\n${ambiguous}`);
    const { id } = await harness.lastAnswer();
    const changed = code.replace('work()', 'work(1)');
    harness.files.texts.set('src/code.ts', changed);
    await harness.session.proposals.decide(id, 'file:///workspace/src/code.ts', 'accepted');
    await choose(harness);
    assert.equal(await proposed(harness), second.replace('work()', 'work(1)'));
  });
});

describe('a part of a line that is in a file twice', () => {
  const edit: Edit = {
    format: 'toolCall',
    change: { kind: 'replace', search: "'begin'", replacement: "'end'" },
    source: [0, 1],
  };
  const document = { text: code, languageId: 'typescript' };

  it('is refused with both places, and changed where the user says', () => {
    const { hunks, refusals } = placeEdits(document, [edit]);
    const offsets = refusals[0]?.candidates?.map(({ offset }) => offset) ?? [];
    assert.equal(hunks.length, 0);
    assert.deepEqual(offsets, [code.indexOf("'begin'"), code.lastIndexOf("'begin'")]);
    const chosen = new Map([[edit, offsets[1] ?? -1]]);
    const placed = placeEdits(document, [edit], { chosen });
    assert.equal(applyHunks(code, placed.hunks), code.replace(/(stop[^]*)begin/, '$1end'));
  });
});
