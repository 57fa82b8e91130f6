import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { connectSimulator, type RemoteSimulator } from '../../simulator/remote';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { ask, plainModel, readEvents, stream, until } from './ask';

describe('simulator, told from another process', () => {
  let simulator: Simulator;
  let remote: RemoteSimulator;

  before(async () => {
    simulator = await startSimulator();
    remote = connectSimulator(simulator.origin);
  });
  afterEach(() => simulator.reset());
  after(() => simulator.close());

  it('tells the journal: headers, body and outcome of each request, its own calls left out', async () => {
    await ask(simulator, { headers: { 'X-OpenRouter-Title': 'Frugal' } });
    const [entry, ...more] = await remote.requests();
    assert.equal(more.length, 0);
    assert.equal(entry?.headers['x-openrouter-title'], 'Frugal');
    assert.equal((entry.body as { model: string }).model, plainModel);
    assert.deepEqual(entry, JSON.parse(JSON.stringify(simulator.requests[0])));
    assert.equal((await remote.journal()).length, 1);
  });

  it('queues faults, for ever too, and clears them', async () => {
    await remote.fault('providerOverloaded', { times: Infinity });
    assert.equal((await ask(simulator)).status, 503);
    assert.equal((await ask(simulator)).status, 503);
    await remote.clearFaults();
    assert.equal((await ask(simulator)).status, 200);
  });

  it('refuses a fault that there is not', async () => {
    await assert.rejects(remote.fault('nonsense' as 'slow'), /no fault named nonsense/);
  });

  it('changes accounts, clock, models, rate and answers, and puts all back', async () => {
    assert.equal((await remote.changeAccount({ usedToday: 49 })).usedToday, 49);
    const { key } = await remote.addAccount({ tier: 1000 });
    assert.equal((await remote.account(key)).tier, 1000);
    assert.equal(await remote.setClock({ set: 1000, advance: 5 }), 1005);
    await remote.answer('Said so.');
    await remote.setRate({ charactersPerDelta: 1 });
    const { content, chunks } = await stream(simulator, { key });
    assert.equal(content, 'Said so.');
    assert.ok(chunks.length > 8);
    await remote.setModels([]);
    assert.equal((await ask(simulator, { key })).status, 404);
    await remote.reset();
    assert.equal((await ask(simulator)).status, 200);
    assert.equal((await remote.account()).usedToday, 1);
  });

  it('spaces the deltas out: of a slow answer there is only the first for now', async () => {
    simulator.answer('abcdefgh');
    await remote.setRate({ charactersPerDelta: 2, deltasPerSecond: 0.01 });
    const stop = new AbortController();
    const { body } = await ask(simulator, { stream: true, signal: stop.signal });
    let text = '';
    const read = assert.rejects(async () => {
      for await (const bytes of body!) {
        text += Buffer.from(bytes).toString();
        if (text.includes('data: ')) stop.abort();
      }
    });
    await read;
    assert.equal(readEvents(text).content, 'ab');
  });

  it('lets go of everything when it closes', async () => {
    const other = await startSimulator();
    other.fault('silenceAfterHeaders');
    const response = await ask(other, { stream: true });
    const read = assert.rejects(response.text(), TypeError);
    await other.close();
    await read;
  });
});

describe('simulator, on the command line', () => {
  const main = join(__dirname, '..', '..', 'simulator', 'main.ts');

  it('prints its address and a key, and stops cleanly', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', main]);
    let output = '';
    child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()));
    const exit = once(child, 'exit');
    await until(() => output.includes('Ctrl+C') || child.exitCode !== null);
    const url = /address +(\S+)/.exec(output)?.[1];
    const key = /key +(sk-or-v1-[0-9a-f]{64})\n/.exec(output)?.[1];
    const headers = { Authorization: `Bearer ${key}` };
    assert.equal((await fetch(`${url}/key`, { headers })).status, 200);
    child.kill('SIGTERM');
    assert.deepEqual(await exit, [0, null]);
  });
});
