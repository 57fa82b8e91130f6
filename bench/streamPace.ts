import type { Page } from 'playwright-core';
import { servePage } from '../test/page/pageServer';
import type { Build } from './support/build';
import { beginAnswer, openChatPage, settle, webviewOf } from './support/chatPage';
import { launchChromium } from './support/chromium';
import { longAnswer } from './support/longAnswer';
import { watchMainThread, watchTasks } from './support/mainThread';
import { percentile, rounded, type Measurement } from './support/measurement';

/** As many as a fast model sends, 4 characters each. */
const deltasPerSecond = 200;
const charactersPerDelta = 4;
const seconds = 6;
/** So much of the answer is there already, so that the page is warm, and as slow as it gets. */
const before = 0.9;

/** The end of a 200 kB answer at 200 deltas a second, while the user scrolls, selects and does neither. */
export async function bench({ dist }: Build): Promise<readonly Measurement[]> {
  await using server = await servePage(webviewOf(dist));
  await using browser = await launchChromium();
  const page = await openChatPage(browser, server);
  const text = longAnswer();
  const start = Math.round(text.length * before);
  await beginAnswer(page, text.slice(0, start));
  await settle(page);
  const still = await streamFor(page, text.slice(start), () => Promise.resolve());
  const rest = text.slice(start + seconds * deltasPerSecond * charactersPerDelta);
  const moving = await streamFor(page, rest, (turn) => scrollAndSelect(page, turn));
  const worst = (of: (one: Pace) => number): number => Math.max(of(still), of(moving));
  const told = (of: (one: Pace) => number) => ({
    while_resting: rounded(of(still)),
    while_scrolling_and_selecting: rounded(of(moving)),
  });
  const common = { unit: 'ms', deltas_per_second: deltasPerSecond };
  return [
    {
      ...{ name: 'stream_p99_frame_ms', value: rounded(worst(({ p99 }) => p99)), ...common },
      ...told(({ p99 }) => p99),
      elapsed_ms: rounded(worst(({ p99Elapsed }) => p99Elapsed)),
      frames: still.frames + moving.frames,
    },
    {
      ...{ name: 'stream_longest_task_ms', value: rounded(worst(({ task }) => task)), ...common },
      ...told(({ task }) => task),
      elapsed_ms: rounded(worst(({ elapsed }) => elapsed)),
    },
  ];
}

interface Pace {
  /** What 99 of 100 frames do not exceed, ms of processor time; and by the clock from one to the next. */
  readonly p99: number;
  readonly p99Elapsed: number;
  readonly frames: number;
  /** The longest task: of the processor, and by the clock; ms. */
  readonly task: number;
  readonly elapsed: number;
}

async function streamFor(
  page: Page,
  text: string,
  user: (turn: number) => Promise<void>,
): Promise<Pace> {
  const tasks = await watchTasks(await watchMainThread(page));
  await page.evaluate(`void (globalThis.pace = new Promise((done) => {
    const text = ${JSON.stringify(text)};
    const began = performance.now();
    const frames = [];
    let at = 0;
    const send = setInterval(() => {
      const due = (performance.now() - began) / 1000 * ${deltasPerSecond} * ${charactersPerDelta};
      for (; at < due; at += ${charactersPerDelta})
        postMessage({ type: 'delta', id: 'answer', text: text.slice(at, at + ${charactersPerDelta}), reasoning: '' });
    }, ${1000 / deltasPerSecond});
    requestAnimationFrame(function frame(now) {
      frames.push(now);
      performance.mark('frame');
      if (now - began < ${seconds * 1000}) return requestAnimationFrame(frame);
      clearInterval(send);
      done(frames.slice(1).map((time, index) => time - frames[index]));
    });
  }))`);
  const streamed = page.evaluate<readonly number[]>('pace');
  const end = Date.now() + seconds * 1000;
  for (let turn = 0; Date.now() < end; turn += 1) {
    await user(turn);
    await page.waitForTimeout(40);
  }
  const times = await streamed;
  const { processor, elapsed, frames } = await tasks();
  return {
    ...{ p99: percentile(frames, 99), p99Elapsed: percentile(times, 99) },
    ...{ frames: frames.length, task: processor, elapsed },
  };
}

/** Up and down with the wheel; and words are selected with the pointer. */
async function scrollAndSelect(page: Page, turn: number): Promise<void> {
  await page.mouse.move(80, 200);
  await page.mouse.wheel(0, turn % 20 < 10 ? -120 : 120);
  if (turn % 5 !== 0) return;
  await page.mouse.down();
  await page.mouse.move(240, 320, { steps: 3 });
  await page.mouse.up();
}
