import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { composer, openChat, openWithKey, statusItem } from '../test/ui/chat';
import { closeAll, type FrugalWindow } from '../test/ui/frugalWindow';
import { extensionHostsOf } from '../test/ui/processes';
import { until } from '../test/ui/until';
import { launchBrowser, openProfile } from '../test/vscode/browser';
import { openFile, openWorkbench } from '../test/vscode/page';
import { startServer, stillSettings, type VscodeServer } from '../test/vscode/server';
import { withoutGarbage } from './support/withoutGarbage';
import { median, rounded, type Measurement } from './support/measurement';

/** How long nobody does anything, and how long windows have before that to come to rest. Minutes. */
const minutes = { idle: 10, rest: 1 };
/** Windows with Frugal, and as many without: the middle one counts. */
const windows = 3;
/** VS Code would look through all processes of the machine for ports every few seconds, with Frugal and without. */
const settings = { 'remote.autoForwardPorts': false };

/** Megabytes. */
interface Memory {
  /** What this process alone has and the system cannot drop: neither the files of Node nor what others map too. */
  readonly own: number;
  readonly resident: number;
}

interface Idle {
  /** Of one processor, in percent. */
  readonly processor: number;
  /** With the garbage that no engine collects while nothing happens: as much as chance left. */
  readonly memory: Memory;
  /** Without that. */
  readonly held: Memory;
}

/**
 * Extension hosts of windows that a user with a key has opened anew, the chat and the quota in sight, and as many of windows
 * of the same folder without Frugal, all with VS Code's own tools, and all left alone. Linux only.
 */
export async function bench(): Promise<readonly Measurement[]> {
  const first = await openWithKey({ settings, withTools: true });
  const plain = await startServer({ settings: { ...stillSettings, ...settings } });
  const browser = await launchBrowser();
  try {
    await until('the quota is known', () => isKnown(first.page));
    writeFileSync(path.join(first.folder, 'package.json'), '{ "name": "sample" }\n');
    await openPlain(plain, browser, first.folder);
    await openAll(first);
    await pause(minutes.rest * 60_000);
    const [hosts, others] = [await hostsOf(first.server), await hostsOf(plain)];
    const before = first.simulator.journal.length;
    const all = [...hosts, ...others];
    const watched = await Promise.all(all.map(watch));
    const requests = first.simulator.journal.length - before;
    const idle: Idle[] = [];
    for (const { host, ...seen } of watched)
      idle.push({ ...seen, held: await withoutGarbage(host, () => memoryOf(host)) });
    return figures(idle.slice(0, windows), idle.slice(windows), requests);
  } finally {
    await browser.close();
    await plain.stop();
    await closeAll();
  }
}

/** As a user finds it who was here before: nobody is asked, the chat is in the side bar as it was left. */
async function openAll(first: FrugalWindow): Promise<void> {
  const { page } = first;
  await page.reload();
  await isOpen(page);
  await openFiles(page);
  for (let at = 1; at < windows; at++) {
    const another = await first.openAnother();
    await openChat(another);
    await isOpen(another);
    await openFiles(another);
  }
}

/** The same windows without Frugal. */
async function openPlain(server: VscodeServer, browser: Browser, folder: string): Promise<void> {
  const profile = await openProfile(browser);
  for (let at = 0; at < windows; at++) {
    const page = await profile.newPage();
    await openWorkbench(page, server, { folder });
    if (at === 0) await page.reload();
    await openFiles(page);
  }
}

/** Of languages that VS Code may know already for reasons of its own: in every window it loads the same extensions then. */
async function openFiles(page: Page): Promise<void> {
  for (const name of ['package.json', 'retry.ts']) await openFile(page, name);
}

async function isOpen(page: Page): Promise<void> {
  await composer(page).waitFor({ timeout: 60_000 });
  await until('the quota is known', () => isKnown(page));
}

async function isKnown(page: Page): Promise<boolean> {
  return /\d+\/\d+/.test(await statusItem(page, 'quota').innerText());
}

/** One for each window: those of windows that were opened anew have ended. */
async function hostsOf(server: VscodeServer): Promise<readonly number[]> {
  return until('an extension host for each window', () => {
    const hosts = extensionHostsOf(server.pid);
    return hosts.length === windows && hosts;
  });
}

function figures(
  withFrugal: readonly Idle[],
  without: readonly Idle[],
  requests: number,
): readonly Measurement[] {
  const compare = (value: (idle: Idle) => number) => {
    const frugal = median(withFrugal.map(value));
    const plain = median(without.map(value));
    return {
      value: rounded(frugal - plain),
      with_frugal: rounded(frugal),
      without: rounded(plain),
    };
  };
  const processor = compare((idle) => idle.processor);
  return [
    {
      name: 'idle_cpu_percent',
      unit: '%',
      ...processor,
      value: Math.max(0, processor.value),
      minutes: minutes.idle,
      requests,
    },
    {
      name: 'idle_memory_mb',
      unit: 'MB',
      ...compare(({ held }) => held.own),
      each: [withFrugal, without].map((hosts) => hosts.map(({ held }) => rounded(held.own))),
      resident: compare(({ held }) => held.resident).value,
      with_garbage: compare(({ memory }) => memory.own).value,
      resident_with_garbage: compare(({ memory }) => memory.resident).value,
    },
  ];
}

interface Watched extends Omit<Idle, 'held'> {
  /** The id of its process. */
  readonly host: number;
}

async function watch(host: number): Promise<Watched> {
  const began = { at: performance.now(), processor: processorMs(host) };
  await pause(minutes.idle * 60_000);
  const used = processorMs(host) - began.processor;
  const processor = (100 * used) / (performance.now() - began.at);
  return { host, processor, memory: memoryOf(host) };
}

/** Of all its threads; the kernel counts in hundredths of a second. */
function processorMs(id: number): number {
  const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

function memoryOf(id: number): Memory {
  const status = readFileSync(`/proc/${id}/status`, 'utf8');
  const megabytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024;
  return { own: megabytes('RssAnon'), resident: megabytes('VmRSS') };
}
