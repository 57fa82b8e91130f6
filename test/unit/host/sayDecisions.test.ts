import * as assert from 'node:assert/strict';
import type { Decision } from '../../../src/core/chat/proposals';
import { Emitter } from '../../../src/core/event';
import { sayDecisions } from '../../../src/host/review/sayDecisions';
import type { ProposalState } from '../../../src/shared/chat';

type Given = Parameters<typeof sayDecisions>;

describe('What became of a change', () => {
  const card = (state: ProposalState): Decision['after'] => ({
    ...{ state, notes: [], checks: [] },
    files: [{ name: 'cart.ts' }, { name: 'fruit.ts' }] as unknown as Decision['after']['files'],
  });

  /** What is said of these decisions, one after the other. */
  function saidOf(here: {
    readonly visible: boolean;
    readonly isHeard: boolean;
  }): readonly string[] {
    const decided = new Emitter<Decision>();
    const said: string[] = [];
    const app = {
      session: { proposals: { onDidDecide: decided.event } },
      view: { visible: here.visible },
      notifier: { tell: (severity: string, text: string) => said.push(`${severity}: ${text}`) },
    } as unknown as Given[0];
    const saying = sayDecisions(app, () => here.isHeard);
    decided.fire({ before: card('open'), after: card('open') });
    decided.fire({ before: card('open'), after: card('accepted') });
    decided.fire({ before: card('accepted'), after: card('open') });
    saying.dispose();
    decided.fire({ before: card('open'), after: card('discarded') });
    return said;
  }

  it('is said to who uses a screen reader while the chat is hidden', () => {
    assert.deepEqual(saidOf({ visible: false, isHeard: true }), [
      'info: Change to cart.ts, fruit.ts accepted',
      'info: Change to cart.ts, fruit.ts taken back',
    ]);
  });

  it('is left to the chat where that is in sight, and shown by the code to all others', () => {
    assert.deepEqual(saidOf({ visible: true, isHeard: true }), []);
    assert.deepEqual(saidOf({ visible: false, isHeard: false }), []);
  });
});
