import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { follow } from './registered';
import { nextInputBox } from './typedBox';
import { forgetSaid, freshWindow, hears, said, simulator, until } from './window';

describe("a sign-in through VS Code's own address", () => {
  const env = vscode.env as { openExternal: unknown };
  const { openExternal } = env;
  const window = vscode.window as { withProgress: unknown };
  const { withProgress } = vscode.window;
  /** What the notifications with a progress say. */
  const titles: string[] = [];
  /** Those that were opened in the browser. */
  const pages: URL[] = [];

  before(freshWindow);
  beforeEach(() => {
    forgetSaid();
    pages.length = 0;
    titles.length = 0;
    window.withProgress = (...given: Parameters<typeof withProgress>) => {
      titles.push(given[0].title ?? '');
      return withProgress.apply(vscode.window, given);
    };
    env.openExternal = (page: unknown) => {
      pages.push(new URL(String(page)));
      return Promise.resolve(true);
    };
  });
  after(() => {
    Object.assign(env, { openExternal });
    Object.assign(window, { withProgress });
  });

  /** Begins one; gives its page once that is open, and when it has ended. */
  async function begin(): Promise<{ readonly page: URL; readonly ended: Thenable<unknown> }> {
    const before = pages.length;
    const ended = vscode.commands.executeCommand('frugal.signIn', { way: 'editor' });
    return { page: await until('the page', () => pages[before]), ended };
  }

  /** Authorizes it, and leads back to this window, or to another one that holds the reply for its own. */
  async function reply(page: URL): Promise<string> {
    const callback = decodeURIComponent(page.searchParams.get('callback_url') ?? '');
    const state = /state=([\w-]+)/.exec(decodeURIComponent(callback))?.[1] ?? '';
    const body = new URLSearchParams([...page.searchParams, ['decision', 'authorize']]);
    body.delete('callback_url');
    const shown = await fetch(new URL(page.pathname, page), { method: 'POST', body });
    const code = /auth_code_\w+/.exec(await shown.text())?.[0] ?? '';
    return `signed-in?state=${state}&code=${code}`;
  }

  const exchanges = async (): Promise<number> =>
    (await simulator.journal()).filter(({ path }) => path === '/api/v1/auth/keys').length;

  it('comes up again when it is asked for again, and takes its one reply once', async () => {
    const before = await exchanges();
    const { page, ended } = await begin();
    await vscode.commands.executeCommand('frugal.signIn');
    await vscode.commands.executeCommand('frugal.signIn', { way: 'editor' });
    assert.deepEqual(pages.map(String), [page.href, page.href, page.href]);
    const own = await reply(page);
    await follow(own);
    await ended;
    await hears(/OpenRouter accepts the key/);
    assert.equal(await exchanges(), before + 1);
    await follow(own);
    await hears(/belongs to a sign-in of another window, or to one that is over/);
    assert.equal(await exchanges(), before + 1);
  });

  it('gives way to a pasted code, where its notification offers one, without a word', async () => {
    const { ended } = await begin();
    const link = /\[Use a code instead\]\(command:([\w.]+)\?([^)]+)\)/.exec(titles.at(-1) ?? '');
    assert.ok(link, titles.join());
    const [, command = '', argument = ''] = link;
    // The page shows the code in the place of leading back.
    nextInputBox(async (box) => {
      const page = await until('the page with the code', () => pages[1]);
      await box.enter((await reply(page)).replace(/^.*code=/, ' '));
    });
    await vscode.commands.executeCommand(command, JSON.parse(decodeURIComponent(argument)));
    await ended;
    await hears(/OpenRouter accepts the key/);
    assert.ok(!said.some(([sentence]) => sentence.includes('stopped')), JSON.stringify(said));
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
