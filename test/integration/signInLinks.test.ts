import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { follow } from './registered';
import { forgetSaid, freshWindow, hears, said, simulator, until } from './window';

describe("a sign-in through VS Code's own address", () => {
  const env = vscode.env as { openExternal: unknown };
  const { openExternal } = env;
  /** Those that were opened in the browser. */
  const pages: URL[] = [];

  before(freshWindow);
  beforeEach(() => {
    forgetSaid();
    pages.length = 0;
    env.openExternal = (page: unknown) => {
      pages.push(new URL(String(page)));
      return Promise.resolve(true);
    };
  });
  after(() => Object.assign(env, { openExternal }));

  /** Begins one; gives its page once that is open, and when it has ended. */
  async function begin(): Promise<{ readonly page: URL; readonly ended: Thenable<unknown> }> {
    const before = pages.length;
    const ended = vscode.commands.executeCommand('frugal.signIn', { way: 'editor' });
    return { page: await until('the page', () => pages[before]), ended };
  }

  /** Authorizes it, and leads back to this window, or to another one that holds the reply for its own. */
  async function reply(page: URL): Promise<string> {
    const callback = decodeURIComponent(page.searchParams.get('callback_url') ?? '');
    const state = /state=([\w-]+)/.exec(decodeURIComponent(callback))?.[1];
    assert.ok(state !== undefined, callback);
    const body = new URLSearchParams([...page.searchParams, ['decision', 'authorize']]);
    body.delete('callback_url');
    const shown = await fetch(new URL(page.pathname, page), { method: 'POST', body });
    const code = /auth_code_\w+/.exec(await shown.text())?.[0] ?? '';
    return `signed-in?state=${state}&code=${code}`;
  }

  const exchanges = async (): Promise<number> =>
    (await simulator.journal()).filter(({ path }) => path === '/api/v1/auth/keys').length;

  it('takes its own reply where two wait, whichever comes first, and each once', async () => {
    const before = await exchanges();
    const [first, second] = [await begin(), await begin()];
    await follow(await reply(second.page));
    await second.ended;
    assert.equal(await exchanges(), before + 1);
    const own = await reply(first.page);
    await follow(own);
    await first.ended;
    assert.equal(await exchanges(), before + 2);
    assert.ok(!said.some(([sentence]) => sentence.includes('another window')));
    await follow(own);
    await hears(/belongs to a sign-in of another window, or to one that is over/);
    assert.equal(await exchanges(), before + 2);
  });

  it('uses nothing that was meant for another window, says so, and waits on', async () => {
    const before = await exchanges();
    const { page, ended } = await begin();
    for (const link of [
      'signed-in?state=of-another-window&code=c',
      'signed-in?code=c',
      'signed-in',
    ])
      await follow(link);
    await hears(/go to that window/);
    assert.equal(await exchanges(), before);
    await follow(await reply(page));
    await ended;
    await hears(/OpenRouter accepts the key/);
  });
});
