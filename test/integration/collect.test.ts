import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEverything,
  freshWindow,
  hears,
  openSample,
  promptDuring,
  requestsDuring,
  said,
  simulator,
} from './window';

const run = vscode.commands.executeCommand;

describe('questions that are collected', () => {
  let threads: vscode.CommentThread[];
  const comments = vscode.comments as { createCommentController: unknown };
  const create = vscode.comments.createCommentController.bind(vscode.comments);
  const written = (): readonly (readonly string[])[] =>
    threads.map((thread) =>
      thread.comments.map(({ body }) => (typeof body === 'string' ? body : body.value)),
    );

  before(() => {
    threads = [];
    comments.createCommentController = (id: string, label: string) => {
      const controller = create(id, label);
      return {
        createCommentThread: (...about: Parameters<typeof controller.createCommentThread>) => {
          const thread = controller.createCommentThread(...about);
          threads.push(thread);
          return thread;
        },
        dispose: () => controller.dispose(),
      };
    };
  });
  after(() => {
    comments.createCommentController = create;
  });
  beforeEach(async () => {
    await freshWindow();
    threads.length = 0;
  });
  afterEach(async () => {
    await run('frugal.clearCollected');
    await simulator.answer(undefined);
    await closeEverything();
  });

  it('are asked in one request, each answer comes to its question, and a missing one is said', async () => {
    const collected = await requestsDuring(async () => {
      await openSample('cart.ts', [36, 39]);
      await run('frugal.collect', { instruction: 'Which currency?' });
      await openSample('retry.ts', [2, 5]);
      await run('frugal.collect', { instruction: 'How often?' });
    });
    assert.deepEqual([collected.length, said], [0, []]);
    await simulator.answer('## Answer 1\nAny that has cents.\n');
    const prompt = await promptDuring(async () => {
      await run('frugal.askCollected');
      assert.deepEqual(said, []);
    });
    assert.match(prompt, /Question 1 \(cart\.ts, lines 36-39\): Which currency\?/);
    assert.match(prompt, /Question 2 \(retry\.ts, lines 2-5\): How often\?/);
    assert.deepEqual(written(), [
      ['Which currency?', 'Any that has cents.'],
      ['How often?', 'No answer came to this question.'],
    ]);
    await simulator.answer('## Answer 1\nThree times.\n');
    const again = await promptDuring(() => run('frugal.askCollected'));
    assert.doesNotMatch(again.slice(again.lastIndexOf('Answer each')), /Which currency/);
    assert.equal(written()[1]?.at(-1), 'Three times.');
  });

  it('cost nothing where there are none, and that is said', async () => {
    const requests = await requestsDuring(() => run('frugal.askCollected'));
    await hears(/Nothing is collected/);
    assert.equal(requests.length, 0);
  });
});
