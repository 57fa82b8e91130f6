import * as net from 'node:net';
import { wallClock } from '../hosts/wallClock';

/** A connection between Frugal and its provider that notes when what went by. */
export interface Wire {
  /** The provider's origin, seen through it. */
  readonly origin: string;
  /** When the first byte of each request for an answer arrived, in order; epoch milliseconds. */
  readonly requests: readonly number[];
  /** When each numbered word left for Frugal; epoch milliseconds. */
  readonly words: ReadonlyMap<number, number>;
  close(): Promise<void>;
}

/** A numbered word as a delta on its way. */
const word = /"content":"n(\d{3})/g;
const asksForAnswer = /^POST \S+\/chat\/completions /;

/** Passes everything on to the provider on `target`, a port of this machine. */
export async function openWire(target: number): Promise<Wire> {
  const requests: number[] = [];
  const words = new Map<number, number>();
  const sockets = new Set<net.Socket>();
  const server = net.createServer({ noDelay: true }, (socket) => {
    const upstream = net.connect({ port: target, host: '127.0.0.1', noDelay: true });
    for (const [one, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    socket.on('data', (bytes) => {
      const now = wallClock();
      if (asksForAnswer.test(bytes.toString('latin1', 0, 100))) requests.push(now);
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      socket.write(bytes);
      const now = wallClock();
      for (const [, number] of bytes.toString('latin1').matchAll(word))
        words.set(Number(number), now);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    words,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** The length of a numbered word with what parts it from the next, in characters. */
export const wordLength = 6;

/** `n000, n001, ...`: at most 1,000 words that can be told apart, ten to a paragraph. */
export function numberedWords(count: number): string {
  const words = Array.from({ length: count }, (_, index) => {
    const end = index % 10 === 9 ? '\n\n' : ', ';
    return `n${String(index).padStart(3, '0')}${end}`;
  });
  return words.join('');
}
