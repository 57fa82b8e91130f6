import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { composer, openWithKey } from '../test/ui/chat';
import { closeAll } from '../test/ui/frugalWindow';
import { extensionHostsOf } from '../test/ui/processes';
import { until } from '../test/ui/until';
import { openWorkbench } from '../test/vscode/page';
import { startServer } from '../test/vscode/server';
import { launchBrowser, openProfile } from '../test/vscode/browser';
import { rounded, type Measurement } from './support/measurement';

/** How long nobody does anything, and how long a window has before that to come to rest. Minutes. */
const idle = 10;
const rest = 1;
/** Looks at the memory meanwhile: the least counts, since garbage is collected when it pleases the engine. */
const looks = 20;

/** VS Code would look through all processes of the machine for ports meanwhile, with Frugal and without. */
const settings = { 'remote.autoForwardPorts': false };

interface Idle {
  /** Of one processor, in percent. */
  readonly processor: number;
  readonly memoryMb: number;
}

/**
 * An extension host with Frugal as a user finds it who was here before, with a key and the chat open, and one without in the
 * same folder, both left alone for ten minutes. Linux only.
 */
export async function bench(): Promise<readonly Measurement[]> {
  const window = await openWithKey({ settings });
  const plain = await startServer({ settings });
  const browser = await launchBrowser();
  try {
    const page = await (await openProfile(browser)).newPage();
    await openWorkbench(page, plain, { folder: window.folder });
    await window.page.reload();
    await composer(window.page).waitFor();
    await until('one extension host', () => extensionHostsOf(window.server.pid).length === 1);
    await pause(rest * 60_000);
    const before = window.simulator.journal.length;
    const [withFrugal, without] = await Promise.all([watch(window.server.pid), watch(plain.pid)]);
    return [
      {
        name: 'idle_cpu_percent',
        value: rounded(Math.max(0, withFrugal.processor - without.processor)),
        unit: '%',
        minutes: idle,
        with_frugal: rounded(withFrugal.processor),
        without: rounded(without.processor),
        requests: window.simulator.journal.length - before,
      },
      {
        name: 'idle_memory_mb',
        value: rounded(withFrugal.memoryMb - without.memoryMb),
        unit: 'MB',
        with_frugal: rounded(withFrugal.memoryMb),
        without: rounded(without.memoryMb),
      },
    ];
  } finally {
    await browser.close();
    await plain.stop();
    await window.close();
    await closeAll();
  }
}

async function watch(server: number): Promise<Idle> {
  const [host] = extensionHostsOf(server);
  if (host === undefined) throw new Error('There is no extension host.');
  const began = { at: performance.now(), processor: processorMs(host) };
  let memoryMb = Infinity;
  for (let look = 0; look < looks; look++) {
    await pause((idle * 60_000) / looks);
    memoryMb = Math.min(memoryMb, residentMb(host));
  }
  const used = processorMs(host) - began.processor;
  return { processor: (100 * used) / (performance.now() - began.at), memoryMb };
}

/** Of all its threads; the kernel counts in hundredths of a second. */
function processorMs(id: number): number {
  const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

function residentMb(id: number): number {
  const status = readFileSync(`/proc/${id}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}
