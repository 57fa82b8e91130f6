import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  readWebPage,
  webAddress,
  WebPageError,
  type WebPage,
} from '../../../src/core/context/webPage';
import { clock } from '../../../src/host/clock';

type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

describe('a web page', () => {
  let server: http.Server;
  let answer: Answer = (_, response) => response.end();
  let asked: string[] = [];

  before(async () => {
    server = http.createServer((request, response) => {
      asked.push(request.url ?? '');
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => (asked = []));
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const address = (path = '/'): URL =>
    new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  /** @param ms after which the clock says that time is up; Infinity: never */
  const read = (
    path = '/',
    ms = Infinity,
    signal = new AbortController().signal,
  ): Promise<WebPage> =>
    readWebPage(
      fetch,
      { now: () => 0, after: (_, run) => clock.after(ms === Infinity ? 3_600_000 : ms, run) },
      address(path),
      signal,
    );
  const fails = async (why: WebPageError['why'], path = '/', ms = Infinity): Promise<void> => {
    await assert.rejects(
      read(path, ms),
      (error) => error instanceof WebPageError && error.why === why,
    );
  };
  const says =
    (type: string, text: string): Answer =>
    (_, response) => {
      response.setHeader('Content-Type', type);
      response.end(text);
    };

  it('is read as text', async () => {
    answer = says('text/html; charset=utf-8', '<title>T</title><p>Grüße</p><script>x</script>');
    const { title, text, isCut } = await read();
    assert.deepEqual([title, text, isCut], ['T', 'Grüße', false]);
  });

  it('is asked for without cookies, and text is left as it is', async () => {
    answer = says('application/json', '{"a": 1}');
    assert.equal((await read()).text, '{"a": 1}');
  });

  it('is followed where it moved to, and not for ever', async () => {
    answer = ({ url }, response) => {
      if (url === '/new') response.writeHead(200, { 'Content-Type': 'text/plain' }).end('here');
      else response.writeHead(302, { Location: url === '/old' ? '/new' : '/round' }).end();
    };
    const page = await read('/old');
    assert.deepEqual([page.text, page.url], ['here', address('/new').href]);
    asked = [];
    await fails('redirects', '/round');
    assert.equal(asked.length, 6);
  });

  it('is not followed to what is no web page', async () => {
    answer = (_, response) => response.writeHead(302, { Location: 'file:///etc/passwd' }).end();
    await fails('redirect');
  });

  it('leads nobody from out there into this machine', async () => {
    const moved = (): Promise<Response> =>
      Promise.resolve(new Response(null, { status: 302, headers: { location: address().href } }));
    await assert.rejects(
      readWebPage(moved, clock, new URL('https://example.com/'), new AbortController().signal),
      (error) => error instanceof WebPageError && error.why === 'redirect',
    );
    assert.deepEqual(asked, []);
  });

  it('of 1 GB is read no further than 2 MB', async () => {
    let sent = 0;
    answer = (_, response) => {
      response.setHeader('Content-Type', 'text/plain');
      response.setHeader('Content-Length', 1_000_000_000);
      const piece = 'x'.repeat(65_536);
      const more = (): void => {
        while (!response.destroyed && sent < 1_000_000_000) {
          sent += piece.length;
          if (!response.write(piece)) return void response.once('drain', more);
        }
      };
      more();
    };
    const { text, isCut } = await read();
    assert.deepEqual([text.length, isCut], [200_000, true]);
    assert.ok(sent < 50_000_000, `${sent} bytes`);
  });

  it('that does not answer is given up', async () => {
    answer = () => undefined;
    await fails('silent', '/', 50);
  });

  it('that stops in the middle is given up', async () => {
    answer = (_, response) => {
      response.setHeader('Content-Type', 'text/plain');
      response.write('a');
    };
    await fails('silent', '/', 200);
  });

  it('that is no text, is not there or says nothing, is refused', async () => {
    answer = says('image/png', 'x');
    await fails('notText');
    answer = says('text/plain', 'a\0b');
    await fails('notText');
    answer = (_, response) => response.writeHead(404).end('no');
    await fails('status');
    answer = says('text/html', '<script>x</script>');
    await fails('empty');
    await assert.rejects(
      readWebPage(fetch, clock, new URL('http://127.0.0.1:1/'), new AbortController().signal),
      (error) => error instanceof WebPageError && error.why === 'unreachable',
    );
  });

  it('is given up when the user does', async () => {
    const leave = new AbortController();
    answer = () => leave.abort(new Error('left'));
    await assert.rejects(read('/', Infinity, leave.signal), /left/);
  });

  it('has an address of the web', () => {
    assert.equal(webAddress('example.com/a')?.href, 'https://example.com/a');
    assert.equal(webAddress('http://localhost:3000')?.href, 'http://localhost:3000/');
    for (const bad of [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'https://a:b@example.com',
      'word',
      '',
    ])
      assert.equal(webAddress(bad), undefined, bad);
  });
});
