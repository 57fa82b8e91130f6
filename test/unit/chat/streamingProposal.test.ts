import assert from 'node:assert/strict';
import { StreamingProposal } from '../../../src/core/chat/streamingProposal';
import type { Proposal } from '../../../src/core/edits/proposal';

const block = (name: string): string =>
  `\`\`\`\n<<<<<<< SEARCH\n${name}\n=======\n${name}2\n>>>>>>> REPLACE\n\`\`\`\n`;

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
