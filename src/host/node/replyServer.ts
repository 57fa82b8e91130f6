import { createServer, type Server } from 'node:http';
import type { Disposable } from '../../core/ports';

/** Where the browser brings its reply, on this machine. */
export interface ReplyServer extends Disposable {
  /** `http://127.0.0.1:PORT/signed-in` */
  readonly address: string;
}

/** What the browser shows then. */
export interface ReplyPages {
  readonly language: string;
  readonly taken: string;
  /** For a reply that nobody here waits for. */
  readonly refused: string;
}

const path = '/signed-in';
const origin = 'http://127.0.0.1';

/**
 * Listens on a free port until it is disposed of. @param receive false where nobody waits for this reply.
 * Rejects where this machine lets nobody listen.
 */
export async function listenForReply(
  receive: (reply: URLSearchParams) => boolean,
  pages: ReplyPages,
): Promise<ReplyServer> {
  const server = createServer(({ method, url = '/' }, response) => {
    // Whoever asks is untrusted: `//` is no address.
    const asked = URL.canParse(url, origin) ? new URL(url, origin) : undefined;
    if (method !== 'GET' || asked?.pathname !== path) {
      response.writeHead(404).end();
      return;
    }
    const isTaken = receive(asked.searchParams);
    response.writeHead(isTaken ? 200 : 400, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
      'Cache-Control': 'no-store',
      // The code is in this page's address.
      'Referrer-Policy': 'no-referrer',
      Connection: 'close',
    });
    response.end(pageOf(pages.language, isTaken ? pages.taken : pages.refused));
  });
  const port = await listen(server);
  return { address: `http://127.0.0.1:${port}${path}`, dispose: () => server.close() };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // 0: the system gives a port that nobody has.
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** @param sentence of ours: no word of it comes from outside */
function pageOf(language: string, sentence: string): string {
  return `<!DOCTYPE html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Frugal</title>
<style>body{font:1.1rem system-ui,sans-serif;max-width:32em;margin:20vh auto;padding:0 1em}</style></head>
<body><h1>Frugal</h1><p>${sentence}</p></body>
</html>
`;
}
