import assert from 'node:assert/strict';
import { SessionStage, type SessionHarness } from '../../support/sessionHarness';

const code = 'const a = 1;\nconst b = 2;\nconst c = 3;\n';
const changed = 'const a = 10;\nconst b = 2;\nconst c = 30;\n';
const half = 'const a = 10;\nconst b = 2;\nconst c = 3;\n';
const uri = 'file:///workspace/src/code.ts';

describe('what an answer proposes', () => {
  const stage = new SessionStage();

  /** A session with a proposal of two changes, and the id of its answer. */
  async function proposed(): Promise<{ readonly harness: SessionHarness; readonly id: string }> {
    const harness = await stage.start();
    stage.simulator.answer(`\`\`\`ts\n${changed}\`\`\``);
    await harness.refactor(code);
    return { harness, id: (await harness.lastAnswer()).id };
  }

  const states = async (harness: SessionHarness, id: string): Promise<readonly string[]> => {
    const proposal = await harness.session.proposals.find(id);
    return (proposal?.files ?? []).flatMap(({ hunks }) => hunks.map(({ state }) => state));
  };

  it('follows what the file holds, and the card with it', async () => {
    const { harness, id } = await proposed();
    const { proposals } = harness.session;
    assert.deepEqual(await proposals.about(uri), [id]);
    await proposals.decide(id, uri, 'accepted');
    assert.equal((await harness.lastAnswer()).proposal?.state, 'accepted');
    assert.equal(await proposals.settle(id, uri, changed), false);
    assert.equal(await proposals.settle(id, uri, half), true);
    assert.deepEqual(await states(harness, id), ['accepted', 'open']);
    const { proposal } = await harness.lastAnswer();
    assert.deepEqual([proposal?.state, proposal?.files[0]?.decided], ['open', 1]);
    assert.equal(await proposals.settle(id, uri, changed), true);
    assert.equal((await harness.lastAnswer()).proposal?.state, 'accepted');
    const kept = await stage.start({ chats: harness.chats });
    assert.equal((await kept.lastAnswer()).proposal?.state, 'accepted');
  });

  it('is written down as taken, once, with the first change that is accepted', async () => {
    const { harness, id } = await proposed();
    const { proposals } = harness.session;
    const judged = async () => (await harness.ledger.usage()).map(({ proposal }) => proposal);
    await proposals.decide(id, uri, 'discarded', [1]);
    assert.deepEqual(await judged(), ['placed']);
    await proposals.decide(id, uri, 'accepted', [0]);
    assert.deepEqual(await judged(), ['accepted']);
    await proposals.decide(id, uri, 'open', [0]);
    assert.deepEqual(await judged(), ['accepted'], 'taking it back says nothing of the model');
  });

  it('is told as taken back once nothing of what was accepted is left', async () => {
    const { harness, id } = await proposed();
    const { proposals } = harness.session;
    const card = async () => (await harness.lastAnswer()).proposal;
    assert.equal((await card())?.isTakenBack, undefined);
    await proposals.decide(id, uri, 'accepted');
    await proposals.decide(id, uri, 'open', [1]);
    assert.equal((await card())?.isTakenBack, undefined, 'half of it is still there');
    await proposals.decide(id, uri, 'open', [0]);
    assert.deepEqual([(await card())?.state, (await card())?.isTakenBack], ['open', true]);
    await proposals.decide(id, uri, 'discarded', [0]);
    assert.equal((await card())?.isTakenBack, true);
    await proposals.decide(id, uri, 'accepted', [1]);
    assert.deepEqual([(await card())?.state, (await card())?.isTakenBack], ['accepted', undefined]);
  });

  it('is counted and called what was accepted of it, once all is decided', async () => {
    const { harness, id } = await proposed();
    const { proposals } = harness.session;
    const card = async () => (await harness.lastAnswer()).proposal;
    assert.ok((await card())?.checks.length);
    await proposals.decide(id, uri, 'discarded', [1]);
    await proposals.decide(id, uri, 'accepted', [0]);
    const part = await card();
    assert.deepEqual([part?.state, part?.isPart, part?.checks], ['accepted', true, []]);
    const [file] = part?.files ?? [];
    assert.deepEqual([file?.added, file?.removed, file?.accepted], [1, 1, 1]);
    await proposals.decide(id, uri, 'open', [0, 1]);
    assert.ok((await card())?.checks.length, 'what was looked at counts again');
    await proposals.decide(id, uri, 'accepted');
    const whole = await card();
    assert.equal(whole?.isPart, undefined);
    assert.deepEqual([whole?.files[0]?.added, whole?.files[0]?.accepted], [2, 2]);
  });

  it('can be decided after another chat was opened, and the page hears nothing of it', async () => {
    const { harness, id } = await proposed();
    const { session } = harness;
    const { chatId } = session;
    await session.newChat();
    const before = harness.posted.length;
    await session.proposals.decide(id, uri, 'accepted', [0]);
    assert.deepEqual(await states(harness, id), ['accepted', 'open']);
    await session.proposals.decide(id, uri, 'discarded', [1]);
    const heard = harness.posted.slice(before).filter(({ type }) => type === 'message');
    assert.deepEqual(heard, []);
    await session.openChat(chatId);
    assert.deepEqual(await states(harness, id), ['accepted', 'discarded']);
    assert.equal((await harness.lastAnswer()).proposal?.state, 'accepted');
    await session.proposals.settle(id, uri, code);
    assert.deepEqual(await states(harness, id), ['open', 'discarded']);
    await session.newChat();
    assert.deepEqual(await states(harness, id), ['open', 'discarded'], 'it is read anew');
  });

  it('is gone with its chat', async () => {
    const { harness, id } = await proposed();
    const { chatId } = harness.session;
    await harness.session.newChat();
    await harness.session.deleteChat(chatId);
    assert.equal(await harness.session.proposals.find(id), undefined);
  });

  it('shows the errors that there are since it was accepted, until it is undone', async () => {
    const { harness, id } = await proposed();
    const { proposals } = harness.session;
    const error = { path: 'src/code.ts', line: 3, message: 'c is never used' };
    await proposals.showErrors(id, [error]);
    assert.equal((await harness.lastAnswer()).proposal?.newErrors, undefined);
    await proposals.decide(id, uri, 'accepted');
    await proposals.showErrors(id, [error]);
    assert.deepEqual((await harness.lastAnswer()).proposal?.newErrors, [error]);
    await proposals.settle(id, uri, code);
    assert.equal((await harness.lastAnswer()).proposal?.newErrors, undefined);
    await proposals.decide(id, uri, 'accepted');
    await proposals.showErrors(id, [error]);
    await proposals.showErrors(id, []);
    assert.equal((await harness.lastAnswer()).proposal?.newErrors, undefined);
  });

  it('says so on its card where nobody had asked for a change', async () => {
    const { harness, id } = await proposed();
    assert.equal((await harness.lastAnswer()).proposal?.isFound, undefined);
    stage.simulator.answer(`Try this:\n\n\`\`\`ts src/code.ts\n${changed}\`\`\``);
    await harness.session.send('And what do you say?');
    const found = await harness.lastAnswer();
    assert.equal(found.proposal?.isFound, true);
    await harness.session.proposals.decide(found.id, uri, 'accepted', [0]);
    assert.equal((await harness.lastAnswer()).proposal?.isFound, true);
    assert.deepEqual(await harness.session.proposals.about(uri), [found.id, id]);
  });

  it('is the latest that can be undone where something of it was accepted', async () => {
    const { harness, id } = await proposed();
    const { proposals } = harness.session;
    assert.equal(await proposals.latestAccepted(), undefined);
    await proposals.decide(id, uri, 'accepted', [1]);
    assert.equal(await proposals.latestAccepted(), id);
    await proposals.settle(id, uri, code);
    assert.equal(await proposals.latestAccepted(), undefined);
  });
});
