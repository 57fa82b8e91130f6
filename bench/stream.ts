import path from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import type { ToPage } from '../src/shared/protocol';
import type { AnswerMessage } from '../src/shared/chat';
import { pageStrings } from '../src/shared/strings';
import type { Build } from './support/build';
import { launchChromium } from './support/chromium';
import { longAnswer } from './support/longAnswer';
import { rounded, type Measurement } from './support/measurement';
import { pageSamples } from '../test/page/pageSamples';
import { servePage } from '../test/page/pageServer';

const tenths = 10;
const charactersPerDelta = 4;
/** As many deltas arrive before each frame: 200 kB take about 1,560 frames. */
const deltasPerFrame = 32;

interface Streamed {
  /** Main-thread time of each tenth, ms. */
  readonly tenths: readonly number[];
  readonly longest: LongestTask;
  readonly html: string;
}

/** A 200 kB answer with 30 code blocks, in deltas of 4 characters, in the page as built. */
export async function bench({ dist }: Build): Promise<readonly Measurement[]> {
  await using server = await servePage(path.join(dist, 'webview'));
  await using browser = await launchChromium();
  const open = async (): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 420, height: 800 } });
    await page.goto(server.address('dark'));
    return page;
  };
  const text = longAnswer();
  const streamed = await stream(await open(), text);
  const once = await drawAtOnce(await open(), text);
  const [first = Number.NaN, last = Number.NaN] = [streamed.tenths[0], streamed.tenths.at(-1)];
  const equal = streamed.html === once;
  const compared = { characters: text.length, equal_to_one_shot: equal };
  return [
    {
      name: 'stream_tail_ratio',
      value: rounded(last / first),
      unit: 'last tenth / first tenth',
      ...compared,
      tenths_ms: streamed.tenths.map(rounded),
    },
    {
      name: 'stream_longest_task_ms',
      value: rounded(streamed.longest.processor),
      unit: 'ms',
      ...compared,
      elapsed_ms: rounded(streamed.longest.elapsed),
      main_thread_ms: rounded(streamed.tenths.reduce((sum, part) => sum + part, 0)),
    },
  ];
}

const answer: AnswerMessage = {
  role: 'assistant',
  id: 'answer',
  at: 0,
  status: 'streaming',
  text: '',
  reasoning: '',
  modelId: 'a/model:free',
  modelName: 'A model',
};

async function stream(page: Page, text: string): Promise<Streamed> {
  await begin(page, answer, true);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const tasks = await watchTasks(session);
  const length = Math.ceil(text.length / tenths);
  const times: number[] = [];
  for (let part = 0; part < tenths; part += 1) {
    const before = await threadTime(session);
    await page.evaluate(
      `feed(${JSON.stringify(text.slice(part * length, (part + 1) * length))}, ${charactersPerDelta}, ${deltasPerFrame})`,
    );
    times.push((await threadTime(session)) - before);
  }
  await post(page, [
    { type: 'message', message: { ...answer, status: 'done', text } },
    { type: 'busy', busy: false },
  ]);
  await settle(page);
  return { tenths: times, longest: await tasks(), html: await html(page) };
}

async function drawAtOnce(page: Page, text: string): Promise<string> {
  await begin(page, { ...answer, status: 'done', text }, false);
  await settle(page);
  return html(page);
}

async function begin(page: Page, message: AnswerMessage, busy: boolean): Promise<void> {
  await page.evaluate(feeder);
  const state = { ...pageSamples['empty']!, messages: [message], busy };
  await post(page, [{ type: 'state', state, strings: pageStrings }]);
  await page.waitForSelector('.answer');
}

function post(page: Page, messages: readonly ToPage[]): Promise<void> {
  return page.evaluate((all) => {
    for (const message of all) window.postMessage(message);
  }, messages);
}

/** Runs in the page: posts so many deltas for each frame. */
const feeder = `globalThis.feed = (text, size, perFrame) => new Promise((done) => {
  let at = 0;
  const step = () => {
    for (let n = 0; n < perFrame && at < text.length; n += 1, at += size) {
      postMessage({ type: 'delta', id: 'answer', text: text.slice(at, at + size), reasoning: '' });
    }
    requestAnimationFrame(at < text.length ? step : () => requestAnimationFrame(done));
  };
  step();
})`;

/** Waits until no colour is missing any more: nothing has changed for a while. */
async function settle(page: Page): Promise<void> {
  await page.waitForSelector('.receipt');
  await page.evaluate(`new Promise((done) => {
    let timer = setTimeout(done, 500);
    new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(done, 500);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  })`);
}

function html(page: Page): Promise<string> {
  return page.evaluate<string>('document.querySelector(".markdown").innerHTML');
}

/** Processor time of the main thread so far, ms: what else the machine does stays out of it. */
async function threadTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN) * 1000;
}

/** The longest task in processor time, and the longest by the clock, which grows where the machine is busy; ms. */
interface LongestTask {
  readonly processor: number;
  readonly elapsed: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly dur?: number;
  /** Processor time, microseconds. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string };
}

/** Traces the page's main thread; the function returned ends that. */
async function watchTasks(session: CDPSession): Promise<() => Promise<LongestTask>> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) =>
    events.push(...(value as unknown as readonly TraceEvent[])),
  );
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-lighthouse'] },
  });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    const main = events.find(
      ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
    );
    const tasks = events.filter(
      ({ ph, name, pid, tid }) =>
        ph === 'X' && name.endsWith('RunTask') && pid === main?.pid && tid === main.tid,
    );
    return {
      processor: Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000,
      elapsed: Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1000,
    };
  };
}
