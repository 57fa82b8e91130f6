import assert from 'node:assert/strict';
import type { Failure } from '../../../src/shared/chat';
import { startWith } from '../../support/providerTrials';
import {
  SessionStage,
  turnAbout,
  type SessionHarness,
  type SessionOptions,
} from '../../support/sessionHarness';

const tooLong = 'word '.repeat(8000);
const largeFile = Array.from({ length: 3000 }, (_, n) => `const line${n} = ${n};`).join('\n');
const smaller = { settings: { model: 'groq:openai/gpt-oss-20b' } };

describe("Groq's tokens of a minute", () => {
  const stage = new SessionStage();

  const start = (options?: SessionOptions): Promise<SessionHarness> =>
    startWith(stage, 'groq', options);

  function perMinute(tokens: number): void {
    stage.simulator.faces.groq.limits.tokensPerMinute = tokens;
  }

  /** How this message fails in a new chat. */
  async function refusal(harness: SessionHarness, text = tooLong): Promise<Failure> {
    await harness.session.newChat();
    await harness.session.send(text);
    const { failure } = await harness.lastAnswer();
    assert.equal(failure?.title, 'The message is too long for Groq');
    return failure;
  }

  const sent = (): number => stage.simulator.requests.length;

  it('leave room for the answer in every request that is sent', async () => {
    const harness = await start();
    await harness.session.send('word '.repeat(4000));
    assert.equal((await harness.lastAnswer()).status, 'done');
  });

  it('are assumed before Groq has told them: what can hardly pass is not sent without a word', async () => {
    const harness = await start();
    const { detail, actions } = await refusal(harness);
    assert.match(detail, /Groq has not told yet .* free plan has 8,000 .*This used no request\./);
    assert.match(detail, /Take out [\d,]+ tokens, .* or send it anyway/);
    // The words of the question itself are not cut.
    assert.deepEqual(actions, ['sendAnyway', 'pickModel']);
    assert.equal(sent(), 0);
  });

  it('are found out by sending anyway, for one request, and then known in all windows', async () => {
    perMinute(70_000);
    const harness = await start();
    await refusal(harness);
    await harness.session.revisions.retry((await harness.lastAnswer()).id, { anyway: true });
    assert.equal((await harness.lastAnswer()).status, 'done');
    assert.equal(sent(), 1);
    const other = await start({ cache: harness.cache });
    await other.session.send(`Another one: ${tooLong}`);
    assert.equal((await other.lastAnswer()).status, 'done');
    assert.equal(sent(), 2);
  });

  it('stop a message from then on where sending anyway was in vain', async () => {
    const harness = await start();
    await refusal(harness);
    await harness.session.revisions.retry((await harness.lastAnswer()).id, { anyway: true });
    const { failure } = await harness.lastAnswer();
    assert.equal(harness.ledger.rows[0]?.end?.cause, 'tooLongForMinute');
    assert.match(failure?.detail ?? '', /Groq takes 8,000 tokens a minute for .*answer included/);
    assert.ok(!failure?.actions.includes('sendAnyway'));
    const again = await refusal(harness);
    assert.match(again.detail, /Groq takes 8,000 tokens a minute for .*Take out [\d,]+ tokens/);
    assert.deepEqual(again.actions, ['pickModel']);
    assert.equal(sent(), 1);
  });

  it('are those that the answers before have told, of this account and model only', async () => {
    perMinute(70_000);
    const harness = await start();
    await harness.session.send('Hello');
    await harness.session.newChat();
    await harness.session.send(tooLong);
    assert.equal((await harness.lastAnswer()).status, 'done');
    assert.equal(sent(), 2);
    const { cache } = harness;
    assert.ok((await refusal(await start({ cache, ...smaller }))).actions.includes('sendAnyway'));
    const other = await start({ cache });
    await other.session.refresh();
    other.secrets.others.set('groq', 'gsk_another-key-of-another-account');
    assert.ok((await refusal(other)).actions.includes('sendAnyway'));
    assert.equal(sent(), 2);
  });

  it('are told with a refusal, too', async () => {
    perMinute(70_000);
    stage.simulator.faces.groq.limits.requestsPerMinute = 0;
    const harness = await start({ settings: { maxRequestsPerTurn: 1 } });
    await harness.session.refresh();
    await harness.session.send('Hello');
    assert.equal(harness.ledger.rows[0]?.end?.cause, 'modelMinuteLimit');
    const { limit, left, tokensThisMinute } = await harness.meter.quota();
    assert.deepEqual([limit, left], [1000, 1000]);
    assert.deepEqual(tokensThisMinute, { left: 70_000, limit: 70_000 });
    stage.simulator.faces.groq.limits.requestsPerMinute = 30;
    await harness.session.newChat();
    await harness.session.send(tooLong);
    assert.equal((await harness.lastAnswer()).status, 'done');
  });

  it('have room for what goes along once it is cut, and Groq takes it', async () => {
    const harness = await start();
    await harness.session.run(turnAbout('explain', largeFile));
    const { id, failure } = await harness.lastAnswer();
    assert.match(failure?.detail ?? '', /Take out [\d,]+ tokens/);
    assert.deepEqual(failure?.actions, ['cutAttachments', 'sendAnyway', 'pickModel']);
    await harness.session.revisions.retry(id, { mayCut: true });
    assert.equal((await harness.lastAnswer()).status, 'done');
    assert.equal(sent(), 1);
    assert.match(JSON.stringify(stage.simulator.requests[0]?.body), /Frugal left out \d+ lines/);
  });
});
