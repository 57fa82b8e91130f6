import * as assert from 'node:assert/strict';
import { wallClock } from '../../../bench/hosts/wallClock';
import { numberedWords, openWire, wordLength, type Wire } from '../../../bench/support/wire';
import { startSimulator, type Simulator } from '../../simulator/simulator';

async function ask({ key }: Simulator, wire: Wire): Promise<string> {
  const response = await fetch(`${wire.origin}/api/v1/chat/completions`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      model: 'openrouter/free',
      messages: [{ role: 'user', content: 'Count.' }],
      stream: true,
    }),
  });
  return response.text();
}

describe('the wire between Frugal and its provider', () => {
  let simulator: Simulator;
  let wire: Wire;

  beforeEach(async () => {
    simulator = await startSimulator();
    wire = await openWire(Number(new URL(simulator.origin).port));
  });

  afterEach(async () => {
    await wire.close();
    await simulator.close();
  });

  it('passes answers on as they are, and notes when each word of them left', async () => {
    simulator.answer(numberedWords(25));
    simulator.setRate({ charactersPerDelta: wordLength });
    const began = wallClock();
    const answer = await ask(simulator, wire);
    assert.match(answer, /"content":"n024/);
    assert.match(answer, /\[DONE\]/);
    assert.deepEqual(
      [...wire.words.keys()],
      Array.from({ length: 25 }, (_, word) => word),
    );
    const times = [began, ...wire.words.values(), wallClock()];
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
    );
  });

  it('notes requests for answers, each once, and no others', async () => {
    await (await fetch(`${wire.origin}/api/v1/models`)).arrayBuffer();
    assert.deepEqual(wire.requests, []);
    await ask(simulator, wire);
    await ask(simulator, wire);
    assert.equal(wire.requests.length, 2);
  });
});

describe('numbered words', () => {
  it('are one delta long each', () => {
    const text = numberedWords(30);
    const deltas = Array.from({ length: 30 }, (_, word) =>
      text.slice(word * wordLength, (word + 1) * wordLength),
    );
    assert.deepEqual(
      deltas.map((delta) => /^n(\d{3})/.exec(delta)?.[1]),
      deltas.map((_, word) => String(word).padStart(3, '0')),
    );
    assert.equal(text.length, 30 * wordLength);
  });
});
