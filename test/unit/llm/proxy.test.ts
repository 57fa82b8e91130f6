import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startSimulator, type Simulator } from '../../simulator/simulator';

/** A name that nobody but the proxy can find. */
const host = 'only-the-proxy-knows.test';

describe('A proxy', () => {
  let simulator: Simulator;
  let proxy: Server;
  const tunnels: string[] = [];
  const sockets = new Set<Socket>();

  before(async () => {
    simulator = await startSimulator();
    const { port } = new URL(simulator.origin);
    proxy = createServer();
    proxy.on('connect', ({ url }, client: Socket) => {
      tunnels.push(url ?? '');
      const server = connect(Number(port), '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        server.pipe(client).pipe(server);
      });
      for (const socket of [client, server]) {
        sockets.add(socket);
        socket.on('error', () => socket.destroy());
      }
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
  });
  after(async () => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
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
    const { port } = proxy.address() as AddressInfo;
    const env = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: `http://127.0.0.1:${port}` };
    assert.equal(await ask(env), 'Through the wall.');
    assert.deepEqual(tunnels, [`${host}:80`]);
    assert.equal(simulator.requests.length, 1);
  }).timeout(30_000);

  it('is never gone around: without it the address is not found', async () => {
    const before = simulator.requests.length;
    assert.equal(await ask({}), 'dns');
    assert.equal(simulator.requests.length, before);
  }).timeout(30_000);
});
