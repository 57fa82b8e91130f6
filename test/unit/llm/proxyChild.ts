import { createClient } from '../../../src/core/llm/client';
import { openRouter } from '../../../src/core/llm/presets';
import { toTurnError } from '../../../src/core/llm/toTurnError';
import { FakeClock } from '../../support/fakeClock';
import { keepsNothing } from '../../support/keepsNothing';
import { MemoryLogger } from '../../support/memoryLogger';

/** Asks once with the `fetch` of its process, and prints the answer or the cause of the failure. */
async function main(url: string, key: string): Promise<void> {
  const deps = {
    fetch: globalThis.fetch,
    clock: new FakeClock(),
    logger: new MemoryLogger(),
    ...keepsNothing,
  };
  const request = {
    model: 'qwen/qwen3.8-27b:free',
    fallbacks: [],
    messages: [{ role: 'user', content: 'Hello' }] as const,
    maxAnswerTokens: 100,
  };
  const patience = { idleMs: 30_000, progressMs: 30_000 };
  const { signal } = new AbortController();
  const target = { preset: openRouter, url, key };
  try {
    for await (const event of createClient(deps).stream(target, request, patience, signal))
      if (event.type === 'text') process.stdout.write(event.text);
  } catch (caught) {
    process.stdout.write(toTurnError(caught, { now: 0 }).causeName);
  }
}

void main(process.argv[2] ?? '', process.argv[3] ?? '');
