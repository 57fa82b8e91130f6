import assert from 'node:assert/strict';
import { SessionStage } from '../../support/sessionHarness';

describe('The log', () => {
  const stage = new SessionStage();

  const linesOf = (lines: readonly string[]): readonly string[] =>
    lines
      .filter((line) => line.startsWith('info: chat, request'))
      .map((line) => line.replace(/\d+ ms$/, 'N ms'));

  it('has a line for every request, and nothing of what was said', async () => {
    const harness = await stage.start({ settings: { model: 'qwen/qwen3.8-27b:free' } });
    stage.simulator.answer('the secret of the house');
    await harness.session.send('a question about the house');
    const [line, ...others] = linesOf(harness.logger.lines);
    assert.deepEqual(others, []);
    assert.match(
      line ?? '',
      /^info: chat, request 1: asked qwen\/qwen3\.8-27b:free of openrouter, served by qwen\S+ at \w+, answered, counted: yes, N ms$/,
    );
    assert.doesNotMatch(harness.logger.lines.join('\n'), /house|sk-or/);
  });

  it('names the cause of a failure, and each request of a turn', async () => {
    const harness = await stage.start();
    stage.simulator.fault('sharedPool', { times: Infinity });
    await harness.session.send('Hello');
    const lines = linesOf(harness.logger.lines);
    assert.equal(lines.length, stage.simulator.requests.length);
    assert.match(
      lines[0] ?? '',
      /request 1: asked \S+ of openrouter, refused by \S+ at [^,]+, failed \(busy\), counted: unknown/,
    );
    assert.match(lines[1] ?? '', /request 2: /);
  });
});
