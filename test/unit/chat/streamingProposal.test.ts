import assert from 'node:assert/strict';
import { StreamingProposal } from '../../../src/core/chat/streamingProposal';
import type { Fetch } from '../../../src/core/ports';
import type { Proposal } from '../../../src/core/edits/proposal';
import { createAttachment } from '../../../src/core/prompt/attachment';
import { SessionStage, type SessionHarness } from '../../support/sessionHarness';

const block = (name: string): string =>
  `\`\`\`\n<<<<<<< SEARCH\n${name}\n=======\n${name}2\n>>>>>>> REPLACE\n\`\`\`\n`;

interface Gate {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

function gate(): Gate {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((open) => (resolve = open));
  return { promise, resolve };
}

/** Resolves when everything that waits has gone on. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a proposal that is still coming in', () => {
  /** As many files as there were complete changes when it was made. */
  const made = (text: string): Proposal => ({
    files: [...text.matchAll(/>>>>>>> REPLACE/g)].map(() => ({
      ...{ uri: 'u', path: 'p', languageId: 'plaintext' },
      ...{ hunks: [], notes: [], checks: [] },
    })),
  });

  it('is shown anew with each change that is complete, and not in between', async () => {
    const shown: number[] = [];
    const streaming = new StreamingProposal({
      make: (text) => Promise.resolve(made(text)),
      show: ({ files }) => shown.push(files.length),
      failed: (error) => assert.fail(String(error)),
    });
    const answer = `Here it is.\n\n${block('one')}${block('two')}Done.\n`;
    await import('../../../src/core/edits/editReader');
    for (let end = 1; end <= answer.length; end += 1) {
      streaming.take(answer.slice(0, end));
      await settled();
    }
    assert.deepEqual(shown, [1, 2]);
  });

  it('reads what comes while it is being made in one go', async () => {
    let go: (() => void) | undefined;
    const texts: string[] = [];
    const streaming = new StreamingProposal({
      make: async (text) => {
        texts.push(text);
        await new Promise<void>((resolve) => (go = resolve));
        return made(text);
      },
      show: () => undefined,
      failed: (error) => assert.fail(String(error)),
    });
    const parts = ['one', 'two', 'three', 'four'].map(block);
    parts.forEach((_, index) => streaming.take(parts.slice(0, index + 1).join('')));
    await settled();
    go?.();
    await settled();
    assert.deepEqual(texts, [parts.join('')]);
  });

  it('is not shown once the answer has ended', async () => {
    let go: (() => void) | undefined;
    const shown: Proposal[] = [];
    const streaming = new StreamingProposal({
      make: async (text) => {
        await new Promise<void>((resolve) => (go = resolve));
        return made(text);
      },
      show: (proposal) => shown.push(proposal),
      failed: (error) => assert.fail(String(error)),
    });
    streaming.take(block('one'));
    await settled();
    streaming.dispose();
    go?.();
    await settled();
    assert.ok(go);
    assert.deepEqual(shown, []);
  });
});

describe('an answer that changes a file in several places', () => {
  const stage = new SessionStage();
  const code = 'one\n\nmiddle\n\ntwo\n';

  /** Each ⏸ of an answer lets nothing through until the next pause is over. */
  function pausing(pauses: readonly Promise<void>[]): Fetch {
    const left = [...pauses];
    const pauseAt = new TransformStream<string, string>({
      async transform(chunk, controller) {
        const [head = '', ...others] = chunk.split('⏸');
        controller.enqueue(head);
        for (const part of others) {
          await left.shift();
          controller.enqueue(part);
        }
      },
    });
    return async (url, init) => {
      const response = await fetch(url, init);
      if (!new Request(url).url.endsWith('/chat/completions') || !response.body) return response;
      const body = response.body
        .pipeThrough(new TextDecoderStream())
        .pipeThrough(pauseAt)
        .pipeThrough(new TextEncoderStream());
      return new Response(body, response);
    };
  }

  /** Asks to fix a file of the workspace. */
  async function fix(harness: SessionHarness, answer: string): Promise<void> {
    harness.files.texts.set('src/code.ts', code);
    const file = { uri: 'file:///workspace/src/code.ts', path: 'src/code.ts' };
    const attachment = createAttachment({ id: 'a', ...file, languageId: 'typescript', text: code });
    stage.simulator.answer(answer);
    await harness.session.run({ task: 'fix', text: '', attachments: [attachment], files: [file] });
  }

  it('shows the first change before the second is there, and takes nothing for final', async () => {
    const pauses = [gate(), gate()];
    const harness = await stage.start({ fetch: pausing(pauses.map(({ promise }) => promise)) });
    const { proposals } = harness.session;
    const seen: (readonly [isComing: boolean, hunks: number])[] = [];
    const look = async (id: string): Promise<void> => {
      const { isComing = false, files = [] } = (await proposals.find(id)) ?? {};
      seen.push([isComing, files[0]?.hunks.length ?? 0]);
      pauses[seen.length - 1]?.resolve();
    };
    const looks: Promise<void>[] = [];
    proposals.onDidPropose((id) => looks.push(look(id)));
    proposals.onDidChange((id) => looks.push(look(id)));
    await fix(
      harness,
      `${block('one')}\nAnd then there is another one:⏸\n\n${block('two')}\nThat is all of it, and no more.⏸\n`,
    );
    await Promise.all(looks);
    assert.deepEqual(seen, [
      [true, 1],
      [true, 2],
      [false, 2],
    ]);
    assert.equal(harness.proposed.length, 1);
    assert.equal(stage.simulator.requests.length, 1);
  });

  it('keeps nothing of what came in where the answer is refused at its end', async () => {
    const pause = gate();
    const harness = await stage.start({ fetch: pausing([pause.promise]) });
    harness.session.proposals.onDidPropose(() => pause.resolve());
    await fix(
      harness,
      `${block('one')}\nBut then I looked once more.⏸\n</think>\n\nThere is nothing to fix.\n`,
    );
    const { id, proposal } = await harness.lastAnswer();
    assert.equal(harness.proposed.length, 1);
    assert.equal(proposal?.state, 'refused');
    assert.equal(await harness.session.proposals.find(id), undefined);
  });
});
