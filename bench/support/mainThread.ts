import type { CDPSession, Page } from 'playwright-core';

/** What a page's main thread did so far, ms of processor time: what else the machine does stays out of it. */
export interface MainThreadTime {
  readonly all: number;
  readonly script: number;
}

/** What the main thread was busy with. */
export interface Tasks {
  /** The longest task in processor time, and the longest by the clock, which grows where the machine is busy; ms. */
  readonly processor: number;
  readonly elapsed: number;
  /** Processor time of all tasks from each mark called `frame` to the next one, ms. */
  readonly frames: readonly number[];
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Processor time, microseconds. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string };
}

/** Measures the main thread of this page from now on. */
export async function watchMainThread(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
}

export async function mainThreadTime(session: CDPSession): Promise<MainThreadTime> {
  const { metrics } = await session.send('Performance.getMetrics');
  const milliseconds = (wanted: string): number =>
    (metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN) * 1000;
  return { all: milliseconds('ThreadTime'), script: milliseconds('ScriptDuration') };
}

/** Traces the page's main thread; the function returned ends that. */
export async function watchTasks(session: CDPSession): Promise<() => Promise<Tasks>> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) =>
    events.push(...(value as unknown as readonly TraceEvent[])),
  );
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['toplevel', 'disabled-by-default-lighthouse', 'blink.user_timing'],
    },
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
      frames: perFrame(events, tasks),
    };
  };
}

function perFrame(events: readonly TraceEvent[], tasks: readonly TraceEvent[]): readonly number[] {
  const marks = events.filter(({ name }) => name === 'frame').map(({ ts }) => ts);
  marks.sort((a, b) => a - b);
  const frames = marks.slice(1).map(() => 0);
  for (const { ts, tdur = 0 } of tasks) {
    const frame = marks.findLastIndex((mark) => mark <= ts);
    if (frames[frame] !== undefined) frames[frame] += tdur / 1000;
  }
  return frames;
}
