import type { Browser, Page } from 'playwright-core';
import { answerOf, post, stateOf } from '../test/page/standInPage';
import { servePage } from '../test/page/pageServer';
import { baselines, openBaseline } from './support/baselinePage';
import type { Build } from './support/build';
import { beginAnswer, endAnswer, openChatPage, settle, webviewOf } from './support/chatPage';
import { launchChromium } from './support/chromium';
import { longAnswer } from './support/longAnswer';
import { mainThreadTime, watchMainThread } from './support/mainThread';
import { rounded, type Measurement } from './support/measurement';

const tenths = 10;
/** 200 kB take about 1,560 frames. */
const charactersPerFrame = 128;
/** A baseline that takes so many times longer than the best so far is stopped: it is not the best. */
const hopeless = 1.5;

interface Streamed {
  /** What of the text was drawn, 0 to 1. */
  readonly share: number;
  /** Main-thread time of each tenth, ms. */
  readonly tenths: readonly number[];
  /** All of it, and of that script; ms. */
  readonly all: number;
  readonly script: number;
}

/** A 200 kB answer with 30 code blocks, one update a frame, in the page as built and in others, one after another. */
export async function bench({ dist }: Build): Promise<readonly Measurement[]> {
  const webview = webviewOf(dist);
  await using server = await servePage(webview);
  await using browser = await launchChromium();
  const text = longAnswer();
  const alone = (name: 'nothing' | 'plainText'): Promise<Streamed> =>
    closing(openBaseline(browser, name, webview), (page) => stream(page, text, Infinity));
  const feeding = await alone('nothing');
  const floor = await alone('plainText');
  const streamed = await closing(openChatPage(browser, server), async (page) => {
    await beginAnswer(page);
    const measured = await stream(page, text, Infinity, () => endAnswer(page, text));
    return { ...measured, html: await html(page) };
  });
  const once = await closing(openChatPage(browser, server), async (page) => {
    await post(page, stateOf([answerOf(text)]));
    await settle(page);
    return html(page);
  });
  const others = await streamBaselines(browser, webview, text);
  const compared = { characters: text.length, equal_to_one_shot: streamed.html === once };
  return figures(compared, streamed, { feeding, floor }, others);
}

async function streamBaselines(
  browser: Browser,
  webview: string,
  text: string,
): Promise<Readonly<Record<string, Streamed>>> {
  const measured: Record<string, Streamed> = {};
  for (const name of baselines) {
    const best = Math.min(...Object.values(measured).map(({ all }) => all));
    console.error(`streaming with ${name}`);
    measured[name] = await closing(openBaseline(browser, name, webview), (page) =>
      stream(page, text, best * hopeless),
    );
  }
  return measured;
}

/** Streams until the end, or until the main thread has taken `enough` ms. */
async function stream(
  page: Page,
  text: string,
  enough: number,
  end: () => Promise<void> = () => settle(page),
): Promise<Streamed> {
  const session = await watchMainThread(page);
  const length = Math.ceil(text.length / tenths);
  const times: number[] = [];
  const began = await mainThreadTime(session);
  let before = began;
  let done = 0;
  for (let part = 0; part < tenths && before.all - began.all < enough; part += 1) {
    const more = text.slice(part * length, (part + 1) * length);
    const longest = Math.min(2 * enough, 600_000);
    done += await page.evaluate<number>(
      `feed(${JSON.stringify(more)}, ${charactersPerFrame}, ${longest})`,
    );
    const after = await mainThreadTime(session);
    times.push(after.all - before.all);
    before = after;
  }
  const share = Math.min(1, done / text.length);
  if (share === 1) await end();
  const { all, script } = await mainThreadTime(session);
  return { share, tenths: times, all: all - began.all, script: script - began.script };
}

function figures(
  compared: Readonly<Record<string, unknown>>,
  own: Streamed,
  { feeding, floor }: Readonly<Record<'feeding' | 'floor', Streamed>>,
  others: Readonly<Record<string, Streamed>>,
): readonly Measurement[] {
  const whole = Object.values(others).filter(({ share }) => share === 1);
  const best = Math.min(...whole.map(({ all }) => all));
  const bestScript = Math.min(...whole.map(({ script }) => script));
  const told = ({ share, all, script }: Streamed) => ({
    main_thread_ms: rounded(all),
    script_ms: rounded(script),
    ...(share < 1 && { stopped_at: rounded(share) }),
  });
  const [first = Number.NaN, last = Number.NaN] = [own.tenths[0], own.tenths.at(-1)];
  const baselinesTold = Object.fromEntries(
    Object.entries(others).map(([name, one]) => [name, told(one)]),
  );
  return [
    {
      ...{ name: 'stream_vs_best', value: rounded(own.all / best), unit: 'of the best baseline' },
      ...compared,
      own: told(own),
      ...baselinesTold,
    },
    {
      // What the measuring itself takes is no script of either.
      name: 'stream_script_vs_best',
      value: rounded((own.script - feeding.script) / (bestScript - feeding.script)),
      unit: 'of the best baseline',
      with_feeding: rounded(own.script / bestScript),
      feeding_ms: rounded(feeding.script),
    },
    {
      ...{ name: 'stream_vs_floor', value: rounded(own.all / floor.all), unit: 'of plain text' },
      plain_text: told(floor),
    },
    {
      ...{ name: 'stream_tail_ratio', value: rounded(last / first) },
      unit: 'last tenth / first tenth',
      tenths_ms: own.tenths.map(rounded),
    },
  ];
}

async function closing<T>(opening: Promise<Page>, use: (page: Page) => Promise<T>): Promise<T> {
  const page = await opening;
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

function html(page: Page): Promise<string> {
  return page.evaluate<string>('document.querySelector(".markdown").innerHTML');
}
