import * as assert from 'node:assert/strict';
import * as http from 'node:http';
import * as net from 'node:net';
import { startFront, type Front } from '../../vscode/front';

describe('the address in front of a VS Code server', () => {
  let server: http.Server;
  let front: Front;
  let url: string;

  before(async () => {
    server = http.createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        response.writeHead(201, { 'X-Seen': `${request.method} ${request.url}` });
        response.end(Buffer.concat(chunks));
      });
    });
    server.on('upgrade', (_request, socket: net.Socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n\r\n');
      socket.pipe(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    front = await startFront((server.address() as net.AddressInfo).port, 0);
    url = `http://127.0.0.1:${front.port}`;
  });

  after(async () => {
    await front.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('passes requests and answers on', async () => {
    const response = await fetch(`${url}/a?b=c`, { method: 'POST', body: 'text' });
    assert.equal(response.status, 201);
    assert.equal(response.headers.get('X-Seen'), 'POST /a?b=c');
    assert.equal(await response.text(), 'text');
  });

  it('passes on to another server what is its own', async () => {
    const other = http.createServer((request, response) => response.end(request.url));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as net.AddressInfo;
    const both = await startFront((server.address() as net.AddressInfo).port, 0, { '/o': port });
    const ask = async (path: string): Promise<Response> =>
      fetch(`http://127.0.0.1:${both.port}${path}`);
    assert.equal(await (await ask('/o/x?y=z')).text(), '/o/x?y=z');
    assert.equal((await ask('/a')).headers.get('X-Seen'), 'GET /a');
    await both.close();
    await new Promise((resolve) => other.close(resolve));
  });

  it('gives half a key for secrets, the same as long as it runs', async () => {
    const mint = async (): Promise<Buffer> => {
      const response = await fetch(`${url}/mint-key`, { method: 'POST' });
      return Buffer.from(await response.arrayBuffer());
    };
    const first = await mint();
    assert.equal(first.length, 32);
    assert.deepEqual(await mint(), first);
  });

  it('asks for no compression, which takes longer than it saves within a machine', async () => {
    const asked = new Promise<http.IncomingHttpHeaders>((resolve) =>
      server.once('upgrade', ({ headers }) => resolve(headers)),
    );
    const socket = net.connect(front.port, '127.0.0.1');
    const wish = 'Sec-WebSocket-Extensions: permessage-deflate\r\n';
    socket.write(
      `GET /x HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: echo\r\n${wish}X-Other: 1\r\n\r\n`,
    );
    const headers = await asked;
    assert.equal(headers['x-other'], '1');
    assert.equal(headers['sec-websocket-extensions'], undefined);
    socket.destroy();
  });

  it('passes connections on that leave HTTP', async () => {
    const socket = net.connect(front.port, '127.0.0.1');
    socket.write('GET /x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n');
    let received = '';
    await new Promise<void>((resolve, reject) => {
      socket.setEncoding('utf8').on('data', (text: string) => {
        if (received === '') socket.write('echoed');
        received += text;
        if (received.endsWith('echoed')) resolve();
      });
      socket.once('error', reject);
    });
    assert.match(received, /^HTTP\/1\.1 101 /);
    socket.destroy();
  });
});
