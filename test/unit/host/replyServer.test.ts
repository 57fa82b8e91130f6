import * as assert from 'node:assert/strict';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { listenForReply, type ReplyServer } from '../../../src/host/node/replyServer';

describe('the port for the reply from the browser', () => {
  const pages = { language: 'en', taken: 'That is all.', refused: 'Not yours.' };
  const open: ReplyServer[] = [];
  let received: URLSearchParams[];
  let isMine: boolean;

  beforeEach(() => {
    received = [];
    isMine = true;
  });
  afterEach(() => {
    for (const server of open.splice(0)) server.dispose();
  });

  async function listen(): Promise<string> {
    const server = await listenForReply((reply) => {
      received.push(reply);
      return isMine;
    }, pages);
    open.push(server);
    return server.address;
  }

  it('takes the reply, and tells the user to go back', async () => {
    const response = await fetch(`${await listen()}?state=7&code=c`);
    assert.equal(response.status, 200);
    assert.match(await response.text(), /That is all\./);
    assert.deepEqual(received.map(String), ['state=7&code=c']);
  });

  it('tells it of a reply that is not awaited here, without a word of it', async () => {
    isMine = false;
    const response = await fetch(`${await listen()}?state=%3Cscript%3E`);
    assert.equal(response.status, 400);
    const html = await response.text();
    assert.match(html, /Not yours\./);
    assert.doesNotMatch(html, /script/);
  });

  it('lets its page load nothing, and keeps the code out of what other pages are told', async () => {
    const { headers } = await fetch(`${await listen()}?code=c`);
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/);
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.equal(headers.get('cache-control'), 'no-store');
  });

  it('takes nothing else', async () => {
    const address = await listen();
    assert.equal((await fetch(new URL('/other?code=c', address))).status, 404);
    assert.equal((await fetch(address, { method: 'POST', body: 'code=c' })).status, 404);
    assert.deepEqual(received, []);
  });

  for (const path of ['//', '//[', '///']) {
    it(`answers where ${path} is no address`, async () => {
      const { hostname, port } = new URL(await listen());
      const socket = connect(Number(port), hostname);
      socket.end(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`);
      assert.match(await text(socket), /^HTTP\/1\.1 404 /);
      assert.deepEqual(received, []);
    });
  }

  it('is another one for each sign-in, of this machine only, and is closed in the end', async () => {
    const [first, second] = [await listen(), await listen()];
    assert.notEqual(first, second);
    assert.match(first, /^http:\/\/127\.0\.0\.1:\d+\/signed-in$/);
    for (const server of open.splice(0)) server.dispose();
    const socket = connect(Number(new URL(first).port), '127.0.0.1');
    const refused = await new Promise<NodeJS.ErrnoException>((r) => socket.once('error', r));
    assert.equal(refused.code, 'ECONNREFUSED');
  });
});
