import { createClient } from '../../../src/core/llm/client';
import { openRouter } from '../../../src/core/llm/presets';
import type { TurnError } from '../../../src/core/llm/errors';
import type { StreamEvent } from '../../../src/core/llm/events';
import type { Patience, Target } from '../../../src/core/llm/request';
import { toTurnError } from '../../../src/core/llm/toTurnError';
import { FakeClock } from '../../support/fakeClock';
import { keepsNothing } from '../../support/keepsNothing';
import { MemoryLogger } from '../../support/memoryLogger';

export const patience: Patience = { idleMs: 30_000, progressMs: 60_000 };
export const model = 'qwen/qwen3.8-27b:free';

export interface Asked {
  readonly events: readonly StreamEvent[];
  readonly text: string;
  readonly reasoning: string;
  /** Absent when the answer came to a good end. */
  readonly error?: TurnError;
  readonly logger: MemoryLogger;
}

export interface AskOptions {
  readonly clock?: FakeClock;
  readonly signal?: AbortSignal;
  /** Sees every event as it comes. */
  readonly on?: (event: StreamEvent, events: readonly StreamEvent[]) => void;
}

/** Asks once and collects all that comes, to whatever end. */
export async function ask(
  given: Omit<Target, 'preset'> & Partial<Pick<Target, 'preset'>>,
  options: AskOptions = {},
): Promise<Asked> {
  const target = { preset: openRouter, ...given };
  const { clock = new FakeClock(), signal = new AbortController().signal, on } = options;
  const logger = new MemoryLogger();
  const client = createClient({ fetch, clock, logger, ...keepsNothing });
  const request = {
    model,
    fallbacks: [],
    messages: [{ role: 'user', content: 'What is a closure?' }] as const,
    maxAnswerTokens: 1000,
  };
  const events: StreamEvent[] = [];
  let error: TurnError | undefined;
  try {
    for await (const event of client.stream(target, request, patience, signal)) {
      events.push(event);
      on?.(event, events);
    }
  } catch (caught) {
    error = toTurnError(caught, { now: clock.now() });
  }
  const said = (type: 'text' | 'reasoning'): string =>
    events.map((event) => (event.type === type ? event.text : '')).join('');
  return {
    events,
    text: said('text'),
    reasoning: said('reasoning'),
    logger,
    ...(error === undefined ? {} : { error }),
  };
}
