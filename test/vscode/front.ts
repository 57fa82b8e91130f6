import { randomBytes } from 'node:crypto';
import * as http from 'node:http';
import * as net from 'node:net';
import type { Duplex } from 'node:stream';

/** The address that a browser sees; everything but a few routes is passed on to the server. */
export interface Front {
  readonly port: number;
  /** Stands in front of another server from now on; what was connected to the one before is cut off. */
  aim(target: number): void;
  close(): Promise<void>;
}

interface Answer {
  readonly type: string;
  readonly body: string | Buffer;
}

/** Routes of VS Code's own page that its bare server lacks. */
function missingRoutes(): ReadonlyMap<string, Answer> {
  return new Map([
    // Half of the key with which the page encrypts secrets; without it they die with the page.
    ['/mint-key', { type: 'application/octet-stream', body: randomBytes(32) }],
    // The page as an installable application, which this server does not need.
    ['/_static/out/browser/serviceWorker.js', { type: 'text/javascript', body: '' }],
    ['/_static/src/browser/media/favicon.ico', { type: 'image/x-icon', body: '' }],
    ['/_static/src/browser/media/favicon-dark-support.svg', { type: 'image/svg+xml', body: '' }],
    // Of the page to which a sign-in leads back.
    ['/favicon.ico', { type: 'image/x-icon', body: '' }],
    ['/manifest.json', { type: 'application/json', body: '{}' }],
  ]);
}

/** Within a machine, to make what is sent smaller takes longer than to send it. */
const compression = 'sec-websocket-extensions';

/** Sends a connection on as it came, with the request that opened it, but for the wish to compress. */
function passOn(request: http.IncomingMessage, socket: Duplex, head: Buffer, to: number): void {
  const upstream = net.connect(to, '127.0.0.1', () => {
    const headers: string[] = [];
    for (let index = 0; index < request.rawHeaders.length; index += 2) {
      const name = request.rawHeaders[index] ?? '';
      if (name.toLowerCase() === compression) continue;
      headers.push(`${name}: ${request.rawHeaders[index + 1]}\r\n`);
    }
    upstream.setNoDelay(true);
    upstream.write(`${request.method} ${request.url} HTTP/1.1\r\n${headers.join('')}\r\n`);
    upstream.write(head);
    upstream.pipe(socket);
    socket.pipe(upstream);
  });
  for (const [one, other] of [
    [upstream, socket],
    [socket, upstream],
  ] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
}

/** Ports of this machine that answer in the place of the VS Code server, by how the paths begin. */
export type OtherServers = Readonly<Record<string, number>>;

/**
 * Listens on `port` (0: any free one) in front of a VS Code server on `target`, so that every
 * browser, a user's too, finds the routes that the bare server lacks.
 */
export async function startFront(
  target: number,
  port = 0,
  others: OtherServers = {},
): Promise<Front> {
  const routes = missingRoutes();
  const front = http.createServer((request, response) => {
    const { method, headers, url: path = '/' } = request;
    const answer = routes.get(path.split('?')[0] ?? path);
    if (answer !== undefined) {
      response.writeHead(200, { 'Content-Type': answer.type, 'Service-Worker-Allowed': '/' });
      response.end(answer.body);
      return;
    }
    const other = Object.entries(others).find(([begins]) => path.startsWith(begins))?.[1];
    // A connection each: of one that is used again the server may think better in the same moment.
    const agent = false;
    const options = { host: '127.0.0.1', port: other ?? target, method, path, headers, agent };
    const forwarded = http.request(options, (reply) => {
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(response);
    });
    forwarded.on('error', () => response.destroy());
    response.on('close', () => forwarded.destroy());
    request.pipe(forwarded);
  });
  const passed = new Set<Duplex>();
  front.on('upgrade', (request, socket, head) => {
    passed.add(socket);
    socket.once('close', () => passed.delete(socket));
    passOn(request, socket, head, target);
  });
  await new Promise<void>((resolve, reject) => {
    front.once('error', reject);
    front.listen(port, '127.0.0.1', resolve);
  });
  const cutOff = (): void => {
    front.closeAllConnections();
    for (const socket of passed) socket.destroy(); // the server no longer counts these
  };
  return {
    port: (front.address() as net.AddressInfo).port,
    aim: (to) => {
      cutOff();
      target = to;
    },
    close: async () => {
      const closed = new Promise((resolve) => front.close(resolve));
      cutOff();
      await closed;
    },
  };
}
