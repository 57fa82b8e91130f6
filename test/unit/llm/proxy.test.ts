import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { startTunnelProxy, type TunnelProxy } from '../../support/tunnelProxy';

/** A name that nobody but the proxy can find. */
const host = 'only-the-proxy-knows.test';

describe('A proxy', () => {
  let simulator: Simulator;
  let proxy: TunnelProxy;

  before(async () => {
    simulator = await startSimulator();
    proxy = await startTunnelProxy(Number(new URL(simulator.origin).port));
  });
  after(async () => {
    await proxy.close();
    await simulator.close();
  });

  async function ask(env: Readonly<Record<string, string>>): Promise<string> {
    const child = join(__dirname, 'proxyChild.ts');
    const args = ['--import', 'tsx', child, `http://${host}/api/v1`, simulator.key];
    const { PATH = '' } = process.env;
    const { stdout } = await promisify(execFile)(process.execPath, args, { env: { PATH, ...env } });
    return stdout;
  }

  it('that the process is told to use is used for every request, and the answer streams through', async () => {
    simulator.answer('Through the wall.');
    const env = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: proxy.url };
    assert.equal(await ask(env), 'Through the wall.');
    assert.deepEqual(proxy.tunnels, [`${host}:80`]);
    assert.equal(simulator.requests.length, 1);
  }).timeout(30_000);

  it('is never gone around: without it the address is not found', async () => {
    const before = simulator.requests.length;
    assert.equal(await ask({}), 'dns');
    assert.equal(simulator.requests.length, before);
  }).timeout(30_000);
});
