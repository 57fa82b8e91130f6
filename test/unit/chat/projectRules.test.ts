import assert from 'node:assert/strict';
import type { RuleFile } from '../../../src/core/rules/ruleFile';
import { SessionStage, turnAbout, type SessionHarness } from '../../support/sessionHarness';

const file = (path: string, text: string): RuleFile => ({ uri: `file:///w/${path}`, path, text });
const agents = file('AGENTS.md', 'Use tabs.');
const python = file('.frugal/rules/py.md', '---\nglobs: *.py\n---\nNo semicolons.');

describe('The rules of a project', () => {
  const stage = new SessionStage();
  let harness: SessionHarness;
  let files: readonly RuleFile[];

  beforeEach(async () => {
    files = [agents, python];
    harness = await stage.start();
    stage.simulator.answer('It is fine.');
    harness.findRules = (uris) =>
      Promise.resolve({ files, paths: uris.map((uri) => uri.replace('file:///workspace/', '')) });
  });

  const asked = (): string => {
    const body = stage.simulator.requests.at(-1)?.body as { messages: { content: string }[] };
    return body.messages.map(({ content }) => content).join('\n---\n');
  };
  const chips = async (): Promise<readonly (readonly [string, boolean | undefined])[]> =>
    (await harness.session.state()).composer.attachments.map(({ name, rule }) => [name, rule]);

  it('go along with a task, before the code, those that apply to it', async () => {
    await harness.session.run(turnAbout('explain', 'let a = 1;'));
    assert.match(
      asked(),
      /rules of this project[^]*AGENTS\.md:\n```markdown\nUse tabs\.\n```[^]*let a = 1;/,
    );
    assert.doesNotMatch(asked(), /semicolons/);
    const question = harness.session.state();
    const [message] = (await question).messages;
    assert.deepEqual(
      message?.role === 'user' && message.attachments.map(({ name, rule }) => [name, rule]),
      [
        ['code.ts', undefined],
        ['AGENTS.md', true],
      ],
    );
  });

  it('that contradict go along all, in an order that decides, and the model is told which counts', async () => {
    files = [file('src/AGENTS.md', 'Use spaces.'), file('CLAUDE.md', 'Use four.'), agents];
    await harness.session.run(turnAbout('explain', 'let a = 1;'));
    assert.match(
      asked(),
      /where two contradict, keep the later one\.[^]*Use four\.[^]*Use tabs\.[^]*Use spaces\./,
    );
    assert.equal(stage.simulator.requests.length, 1);
  });

  it('are said once in a chat, and again where they have changed', async () => {
    await harness.session.send('First?');
    await harness.session.send('Second?');
    assert.equal(asked().split('Use tabs.').length, 2);
    assert.deepEqual(await chips(), []);
    files = [file('AGENTS.md', 'Use spaces.')];
    await harness.session.send('Third?');
    assert.match(asked(), /Use tabs\.[^]*Use spaces\./);
    await harness.session.newChat();
    assert.deepEqual(await chips(), [['AGENTS.md', true]]);
  });

  it('stand in the composer, and are left out of the chat where the user takes them off', async () => {
    const { attachments } = (await harness.session.state()).composer;
    assert.deepEqual(await chips(), [['AGENTS.md', true]]);
    await harness.session.removeAttachment(attachments[0]?.id ?? '');
    assert.deepEqual(await chips(), []);
    await harness.session.send('First?');
    assert.doesNotMatch(asked(), /Use tabs/);
    await harness.session.newChat();
    assert.deepEqual(await chips(), [['AGENTS.md', true]]);
  });

  it('keep no message waiting: it is there at once, and sent once', async () => {
    let found: () => void = () => undefined;
    const looked = new Promise<void>((resolve) => (found = resolve));
    harness.findRules = async () => {
      await looked;
      return { files, paths: [] };
    };
    const first = harness.session.send('First?');
    await harness.until(() => harness.session.busy);
    assert.ok(harness.posted.some(({ type }) => type === 'message'));
    assert.equal(stage.simulator.requests.length, 0);
    found();
    await first;
    assert.equal(stage.simulator.requests.length, 1);
    assert.match(asked(), /Use tabs\./);
  });

  it('are shown before they are sent', async () => {
    const prepared = await harness.session.prepare(turnAbout('explain', 'let a = 1;'));
    assert.match(JSON.stringify(prepared.messages), /Use tabs\./);
    assert.equal(stage.simulator.requests.length, 0);
  });

  it('stay at home where the workspace is not trusted or the setting says so', async () => {
    harness.findRules = undefined;
    await harness.session.run(turnAbout('explain', 'let a = 1;'));
    assert.doesNotMatch(asked(), /Use tabs/);
    assert.deepEqual(await chips(), []);
  });
});
