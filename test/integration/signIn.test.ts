import * as assert from 'node:assert/strict';
import { Server } from 'node:net';
import * as vscode from 'vscode';
import { nextInputBox } from './typedBox';
import { forgetSaid, freshWindow, hears, pasteKey, said, simulator } from './window';

describe('signing in', () => {
  const env = vscode.env as { openExternal: unknown };
  const { openExternal } = env;

  before(freshWindow);
  beforeEach(forgetSaid);
  after(() => {
    Object.assign(env, { openExternal });
  });

  /** The user's browser does this with the page that it opens. */
  function browse(use: (page: URL) => Promise<unknown>): void {
    env.openExternal = async (page: unknown) => {
      await use(new URL(String(page)));
      return true;
    };
  }

  /** Presses a button of the page: where it leads, and what it shows. */
  async function press(page: URL, decision: string): Promise<Response> {
    const body = new URLSearchParams([...page.searchParams, ['decision', decision]]);
    const redirect = 'manual' as const;
    return fetch(new URL(page.pathname, page), { method: 'POST', body, redirect });
  }

  async function authorize(page: URL): Promise<URL> {
    return new URL((await press(page, 'authorize')).headers.get('location') ?? '');
  }

  const signIn = (way: string): Thenable<unknown> =>
    vscode.commands.executeCommand('frugal.signIn', { way });

  it('by a port of this machine keeps the key, and closes the port', async () => {
    let target: URL | undefined;
    browse(async (page) => {
      target = await authorize(page);
      assert.match(await (await fetch(target)).text(), /You can close this page/);
    });
    await signIn('loopback');
    await hears(/OpenRouter accepts the key/);
    assert.ok(target);
    assert.match(target.href, /^http:\/\/127\.0\.0\.1:\d+\/signed-in\?state=/);
    await assert.rejects(fetch(target));
  });

  it('passes over what belongs to another window, and goes on waiting', async () => {
    browse(async (page) => {
      const target = await authorize(page);
      const other = new URL(target);
      other.searchParams.set('state', 'of another window');
      const refused = await fetch(other);
      assert.equal(refused.status, 400);
      assert.match(await refused.text(), /another sign-in/);
      await fetch(target);
    });
    await signIn('loopback');
    await hears(/OpenRouter accepts the key/);
  });

  it('goes another way where every port is taken, or nobody may listen', async () => {
    const server = Server.prototype as { listen: unknown };
    const { listen } = server;
    server.listen = function (this: Server) {
      setImmediate(() => this.emit('error', new Error('listen EADDRINUSE')));
      return this;
    };
    let callback = '';
    browse((page) => {
      callback = page.searchParams.get('callback_url') ?? '';
      return Promise.reject(new Error('no browser'));
    });
    try {
      await signIn('loopback');
    } finally {
      server.listen = listen;
    }
    assert.match(decodeURIComponent(decodeURIComponent(callback)), /frugal\.frugal/);
  });

  it('says so when the page was left with a no, and offers the next way', async () => {
    browse(async (page) => {
      const callback = new URL(page.searchParams.get('callback_url') ?? '');
      callback.searchParams.set('error', 'access_denied');
      await fetch(callback);
    });
    await signIn('loopback');
    const [, ...actions] = await hears(/gave no key/);
    assert.deepEqual(actions, ['Sign In Through VS Code', 'Paste an API Key']);
  });

  it('ends without a word where a key is pasted meanwhile', async () => {
    const opened = new Promise<void>((resolve) => {
      browse(() => {
        resolve();
        return Promise.resolve();
      });
    });
    const waiting = signIn('loopback');
    await opened;
    await pasteKey((await simulator.account()).key);
    await waiting;
    assert.match(said.map(([text]) => text).join('\n'), /^OpenRouter accepts the key\.[^\n]*$/);
  });

  it('takes a pasted address for its code, and each code once', async () => {
    let code = '';
    browse(async (page) => {
      const shown = await (await press(page, 'authorize')).text();
      code = /auth_code_\w+/.exec(shown)?.[0] ?? '';
    });
    const paste = (): void => nextInputBox((box) => box.enter(`https://example.com/?code=${code}`));
    paste();
    await signIn('code');
    await hears(/OpenRouter accepts the key/);
    browse(() => Promise.resolve());
    paste();
    await signIn('code');
    await hears(/OpenRouter does not take this code/);
    assert.equal(said.filter(([text]) => text.includes('accepts')).length, 1);
  });
});
