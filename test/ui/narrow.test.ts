import * as assert from 'node:assert/strict';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { pageSamples } from '../page/pageSamples';
import { servePage, type PageServer } from '../page/pageServer';
import type { ThemeName } from '../page/pageThemes';
import { answerOf, post, refusals, stateOf, takePosted, twoFrames } from '../page/standInPage';
import { openProfile } from '../vscode/browser';
import { pageStrings } from '../../src/shared/strings';
import type { ToPage } from '../../src/shared/protocol';
import { bundleFile, languages, readTranslations } from '../translations/languages';
import { takePicture } from '../vscode/page';
import { axeScript, complaintsOf, rulesFor } from './axe';
import { sharedBrowser } from './frugalWindow';
import { packagedPages } from './packagedExtension';

const themes = ['dark', 'light', 'highContrast', 'highContrastLight'] as const;

/** In pixels of the page; 200 are a side bar of 400 at a zoom of 200 %. */
const widths = [200, 250, 300, 900];

const rich = `See \`src/host/chatView/a-file-with-a-long-name.ts:120\` and \`retry()\`; or [https://github.com](https://evil.example).

| name | what it does | when |
|---|---|---|
| \`aLongNameOfAFunction()\` | reads the whole file and keeps what the caller needs of it | always |

- [x] done
- [ ] \`not/done/yet.ts\`

> A quote of https://example.com/${'a-long-address/'.repeat(8)}

\`\`\`sh src/scripts/a-script-with-a-long-name.sh
npm test -- --grep "a command that is longer than the page is wide" \u202e# hidden
\`\`\`

1. First
   - second
     - third with aWordThatIsLongerThanAnyPageIsWideSoThatItHasToBeBrokenSomewhere

\`\`\`mermaid
graph LR
  A[A node with a long name] --> B[Another one with a name] --> C[The last one]
\`\`\`

So $x^2$ is:

$$
A = \\begin{pmatrix} ${Array.from({ length: 30 }, (_, n) => n).join(' & ')} \\end{pmatrix}
$$
`;

const states = {
  rich: stateOf([answerOf(rich)]),
  failures: stateOf([], pageSamples['failures']),
  proposal: stateOf([], pageSamples['proposal']),
} as const;

/** What sticks out of the page; what scrolls in itself may be wider. */
const overflow = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const log = document.querySelector('.log');
    const wide = log !== null && log.scrollWidth > log.clientWidth ? ['the conversation'] : [];
    const inner = [...document.querySelectorAll('body *')].filter((element) => {
      const { right, width } = element.getBoundingClientRect();
      return (
        width > 1 &&
        right > innerWidth + 0.5 &&
        element.closest('pre, .table, .maths.display, .diagram') === null
      );
    });
    return [...wide, ...inner.map(({ outerHTML }) => outerHTML.slice(0, 160))];
  });

/** Buttons whose words are cut off. */
const cutButtons = (page: Page): Promise<readonly string[]> =>
  page.locator('button').evaluateAll((buttons) =>
    buttons
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
      .filter((button) => getComputedStyle(button).textOverflow !== 'ellipsis')
      .map(({ outerHTML }) => outerHTML.slice(0, 160)),
  );

declare const timers: ReadonlyMap<string, number>;

/** Keeps the timers and the frames that the page waits for in `timers`, with their milliseconds. */
const countTimers = `
  globalThis.timers = new Map();
  const kinds = [['setTimeout', 'clearTimeout'], ['setInterval', 'clearInterval']];
  for (const [set, clear] of [...kinds, ['requestAnimationFrame', 'cancelAnimationFrame']]) {
    const [begin, end] = [globalThis[set], globalThis[clear]];
    globalThis[set] = (run, ms = 0) => {
      const id = begin((...all) => {
        if (set !== 'setInterval') timers.delete(set + id);
        run(...all);
      }, ms);
      timers.set(set + id, ms);
      return id;
    };
    globalThis[clear] = (id) => {
      timers.delete(set + id);
      end(id);
    };
  }`;

/** As a window does it that is minimised. */
const hide = (hidden: boolean): string => `
  Object.defineProperty(document, 'hidden', { configurable: true, value: ${hidden} });
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));`;

describe('the page', () => {
  let server: PageServer;
  let context: BrowserContext;
  let page: Page;

  before(async () => {
    server = await servePage(await packagedPages());
    context = await openProfile(await sharedBrowser());
    page = await context.newPage();
  });

  after(async () => {
    await context.close();
    await server[Symbol.asyncDispose]();
  });

  const open = async (theme: ThemeName, name: keyof typeof states): Promise<void> => {
    await page.goto(server.address(theme));
    await post(page, states[name]);
    await page.locator('.answer').first().waitFor();
    if (name !== 'rich') return;
    await page.locator('[class^=hljs]').first().waitFor();
    await page.locator('math').first().waitFor();
    await page.getByRole('button', { name: 'Show as picture' }).click();
    await page.locator('.diagram text').first().waitFor();
  };

  for (const theme of themes) {
    it(`is as wide as it may be and no wider, and suits everybody: ${theme}`, async () => {
      for (const name of ['rich', 'failures', 'proposal'] as const) {
        await page.setViewportSize({ width: 300, height: 800 });
        await open(theme, name);
        for (const width of widths) {
          await page.setViewportSize({ width, height: 800 });
          await twoFrames(page);
          assert.deepEqual(await overflow(page), [], `${name}, ${width} pixels`);
          await takePicture(page, `page-${name}-${theme}-${width}`);
        }
        await page.evaluate(axeScript);
        const rules = rulesFor(theme, themes);
        assert.deepEqual(await complaintsOf(page.mainFrame(), rules), [], name);
      }
    });
  }

  it('has room for the words of every language, also where they are long', async () => {
    await page.setViewportSize({ width: 250, height: 900 });
    for (const language of languages) {
      const bundle = readTranslations(bundleFile(language));
      const words = Object.entries(pageStrings).map(([name, text]) => [name, bundle[text] ?? text]);
      const strings = Object.fromEntries(words) as typeof pageStrings;
      for (const [name, state] of Object.entries(pageSamples)) {
        await page.goto(server.address('dark'));
        await post(page, { ...stateOf([], state), strings } as ToPage);
        await page.locator('.compose, .welcome').first().waitFor();
        await twoFrames(page);
        const cut = [...(await overflow(page)), ...(await cutButtons(page))];
        assert.deepEqual(cut, [], `${language}, ${name}`);
        await takePicture(page, `page-${name}-${language}-250`);
      }
    }
  });

  it('cuts no figure where there is little room, and its links can be hit', async () => {
    await page.setViewportSize({ width: 250, height: 700 });
    const room = { ...pageSamples['empty']!.composer, room: 10 };
    for (const theme of ['dark', 'highContrast'] as const) {
      await page.goto(server.address(theme));
      await post(page, stateOf([answerOf(rich)], { ...pageSamples['empty'], composer: room }));
      const links = page.locator('.ways .link');
      await links.last().waitFor();
      for (const link of await links.all())
        assert.ok(((await link.boundingBox())?.height ?? 0) >= 24, await link.innerText());
      const isWhole = (words: Locator): Promise<boolean> =>
        words.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth);
      await page.setViewportSize({ width: 200, height: 700 });
      assert.ok(await isWhole(page.locator('.quota .text')));
      await takePicture(page, `page-quota-${theme}-200`);
      await page.setViewportSize({ width: 250, height: 700 });
    }
  });

  it('has a ground under the button that leads to the end, whatever buttons the theme has', async () => {
    for (const theme of themes) {
      await page.setViewportSize({ width: 300, height: 500 });
      await open(theme, 'rich');
      await page.evaluate(() => {
        const { style } = document.documentElement;
        style.setProperty('--vscode-button-secondaryBackground', 'transparent');
      });
      await page.locator('.log').evaluate((log) => (log.scrollTop = 200));
      const jump = page.locator('.jump');
      const ground = await jump.evaluate((button) => getComputedStyle(button).backgroundColor);
      assert.match(ground, /^rgb\(/, theme);
      await takePicture(page, `page-jump-${theme}-300`);
    }
  });

  it('copies formulas as they were written', async () => {
    await open('dark', 'rich');
    await page.evaluate(() => {
      addEventListener('copy', ({ clipboardData }) => {
        Object.assign(globalThis, { copied: clipboardData?.getData('text/plain') });
      });
      const formula = document.querySelector('.maths')?.parentElement;
      if (formula) getSelection()?.selectAllChildren(formula);
    });
    await page.keyboard.press('Control+C');
    const copied = await page.evaluate(
      () => (globalThis as unknown as { readonly copied?: string }).copied,
    );
    assert.equal(copied, 'So $x^2$ is:');
    assert.deepEqual(await refusals(page), []);
  });

  it('has colours of the system where the system forces them, and nothing moves where that is unwanted', async () => {
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 300, height: 800 });
    await page.goto(server.address('highContrast'));
    await post(page, stateOf([answerOf('It comes', { status: 'streaming' })], { busy: true }));
    await page.locator('.pulse').waitFor();
    assert.deepEqual(
      await page.evaluate(() => document.getAnimations().map(({ playState }) => playState)),
      [],
    );
    assert.deepEqual(await overflow(page), []);
    await takePicture(page, 'page-forced-colours-300');
    await page.emulateMedia({ forcedColors: null, reducedMotion: null });
  });

  it('has the ways out of a message that is too long in rows of their own', async () => {
    const { composer } = pageSamples['empty']!;
    await page.setViewportSize({ width: 300, height: 800 });
    await page.goto(server.address('dark'));
    await post(page, stateOf([], { composer: { ...composer, room: 900, contextTokens: 14_000 } }));
    await page.locator('.ways .link').nth(2).waitFor();
    const places = await page.locator('.ways').evaluate((ways) => {
      const reason = ways.previousSibling;
      const range = new Range();
      if (reason) range.selectNode(reason);
      const { left, bottom } = range.getBoundingClientRect();
      const first = ways.querySelector('.link')?.getBoundingClientRect();
      return { indented: (first?.left ?? NaN) - left, isBelow: (first?.top ?? NaN) >= bottom };
    });
    assert.deepEqual(places, { indented: 0, isBelow: true });
    await takePicture(page, 'page-too-long-300');
  });

  it('waits for nothing and says nothing while nobody sees it, and at rest', async () => {
    const quiet = await context.newPage();
    await quiet.addInitScript({ content: countTimers });
    await quiet.goto(server.address('dark'));
    const ticks = (): Promise<unknown> => quiet.waitForFunction(() => timers.size > 0);
    const isQuiet = (): Promise<unknown> => quiet.waitForFunction(() => timers.size === 0);
    await post(quiet, stateOf([answerOf('', { status: 'waiting' })], { busy: true }));
    await ticks();
    await takePosted(quiet);
    await quiet.evaluate(hide(true));
    await isQuiet();
    await post(quiet, { type: 'delta', id: 'answer', text: 'One', reasoning: '' });
    await quiet.locator('.answer', { hasText: 'One' }).waitFor();
    await isQuiet();
    await quiet.evaluate(hide(false));
    await post(quiet, stateOf([answerOf('', { status: 'waiting' })], { chatId: 'b', busy: true }));
    await ticks();
    await post(quiet, { type: 'message', message: answerOf(rich) }, { type: 'busy', busy: false });
    await quiet.locator('[class^=hljs]').first().waitFor();
    await isQuiet();
    assert.deepEqual(await takePosted(quiet), []);
    // What is told of time that is left is drawn anew, but no more often than it changes.
    const slow = { failures: 15_000, queued: 15_000 } as Readonly<Record<string, number>>;
    for (const name of ['noKey', 'empty', 'done', 'proposal', 'unfinished', 'failures', 'queued']) {
      await quiet.goto(server.address('dark'));
      await post(quiet, stateOf([], pageSamples[name]));
      await quiet.locator('.compose, .welcome').first().waitFor();
      const least = slow[name] ?? Infinity;
      await quiet.waitForFunction((ms) => [...timers.values()].every((one) => one >= ms), least);
      assert.equal(await quiet.evaluate(() => document.getAnimations().length), 0, name);
    }
    await quiet.close();
  });

  it('speaks of the beginning, the end and errors, and of no word between', async () => {
    await page.goto(server.address('dark'));
    const running = answerOf('', { status: 'waiting' });
    await post(page, stateOf([running], { busy: true }));
    const region = page.getByRole('status');
    await page.locator('.answer').waitFor();
    await page.evaluate(() => {
      const said: string[] = [];
      const [status] = document.querySelectorAll('[role=status]');
      new MutationObserver(() => said.push(status?.textContent ?? '')).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
      });
      Object.assign(globalThis, { said });
    });
    for (const text of ['One ', 'two ', 'three'])
      await post(page, { type: 'delta', id: 'answer', text, reasoning: '' });
    await page.locator('.answer', { hasText: 'three' }).waitFor();
    await post(page, { type: 'message', message: answerOf('One two three') });
    await page.locator('.receipt').waitFor();
    await twoFrames(page);
    const said = await page.evaluate(() => [
      ...new Set((globalThis as unknown as { readonly said: readonly string[] }).said),
    ]);
    assert.deepEqual(
      said.filter((words) => words !== ''),
      ['Answer started', 'Answer finished'],
    );
    assert.equal(await region.count(), 1);
    assert.equal(await page.locator('[aria-live]:not([aria-live=off])').count(), 1);
  });
});
