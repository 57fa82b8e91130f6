import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { startSimulator, type Simulator } from '../test/simulator/simulator';
import { cleanUpLater } from '../test/vscode/cleanUp';
import { repository } from '../test/vscode/folders';
import { webviewFrame } from '../test/vscode/page';
import type { Explained } from './hosts/explaining';
import { clockError } from './hosts/wallClock';
import { bundleForHost, type Build } from './support/build';
import { openHostWindow } from './support/hostWindow';
import { median, percentile, rounded, type Measurement } from './support/measurement';
import { pageClockError, readPaints, watchPaints } from './support/paintWatch';
import { numberedWords, openWire, wordLength, type Wire } from './support/wire';

const wordCount = 100;
/** Not in step with the frames, of which there are sixty: words come at every moment of one. */
const wordsPerSecond = 23;
/** Milliseconds. */
const clockTolerance = 1.5;

/** One way of a turn there, and its answer's way back, in a real VS Code with the real page. */
export async function bench(build: Build): Promise<readonly Measurement[]> {
  const simulator = await startSimulator();
  const port = Number(new URL(simulator.origin).port);
  const wire = await openWire(port);
  const workspace = copySample();
  try {
    await using window = await openHostWindow({
      extensions: build.extension,
      module: await bundleForHost(build, 'explaining'),
      workspace: workspace.folder,
      machineSettings: {
        'frugal.openrouter.url': simulator.url.replace(simulator.origin, wire.origin),
      },
      env: { FRUGAL_TEST_SIMULATOR: simulator.origin },
    });
    const explained = (await window.reload()) as Explained;
    console.error('the turns are made');
    const chat = await webviewFrame(window.page, 'textarea');
    checkClocks([clockError(), explained.clockError, await pageClockError(chat)]);
    const toWire = commandToWire(explained, wire.requests);
    return [toWire, await deltaToPaint(chat, simulator, wire)];
  } finally {
    await workspace.remove();
    await wire.close();
    await simulator.close();
  }
}

/** Times of several processes are compared: each must keep the machine's time. */
function checkClocks(errors: readonly number[]): void {
  if (errors.some((error) => Math.abs(error) > clockTolerance))
    throw new Error(`The clocks disagree by ${errors.map(rounded).join(', ')} ms.`);
}

function copySample(): { readonly folder: string; readonly remove: () => Promise<void> } {
  const parent = mkdtempSync(path.join(tmpdir(), 'frugal-bench-workspace-'));
  const remove = cleanUpLater(() => rmSync(parent, { recursive: true, force: true }));
  const folder = path.join(parent, 'sample');
  cpSync(path.join(repository, 'test/fixtures/sample'), folder, { recursive: true });
  return { folder, remove };
}

/** As Frugal is by default; and its own part, without what language servers take to tell what the code uses. */
function commandToWire({ turns }: Explained, requests: readonly number[]): Measurement {
  if (requests.length !== turns.length)
    throw new Error(`${turns.length} turns made ${requests.length} requests.`);
  const measured = turns
    .map((turn, index) => ({ ...turn, took: (requests[index] ?? NaN) - turn.at }))
    .filter(({ warm }) => !warm);
  const times = (wanted: boolean): readonly number[] =>
    measured.filter(({ context }) => context === wanted).map(({ took }) => took);
  return figures('command_to_wire_ms', times(true), {
    without_context_ms: rounded(median(times(false))),
    without_context_fastest_ms: rounded(Math.min(...times(false))),
    turns: measured.length,
    warm_turns: turns.length - measured.length,
  });
}

/** Asks in the page as a user does, and is answered one numbered word at a time. */
async function deltaToPaint(chat: Frame, simulator: Simulator, wire: Wire): Promise<Measurement> {
  simulator.answer(numberedWords(wordCount));
  simulator.setRate({ charactersPerDelta: wordLength, deltasPerSecond: wordsPerSecond });
  await watchPaints(chat);
  await chat.locator('textarea').fill('Count, please.');
  await chat.locator('textarea').press('Enter');
  const paints = await readPaints(chat, wordCount);
  const times = [...paints].map(([word, at]) => at - (wire.words.get(word) ?? NaN));
  return figures('delta_to_paint_ms', times, {
    deltas: times.length,
    deltas_per_second: wordsPerSecond,
  });
}

function figures(
  name: string,
  times: readonly number[],
  compared: Readonly<Record<string, number>>,
): Measurement {
  return {
    ...{ name, value: rounded(median(times)), unit: 'ms' },
    p90: rounded(percentile(times, 90)),
    fastest: rounded(Math.min(...times)),
    slowest: rounded(Math.max(...times)),
    ...compared,
  };
}
