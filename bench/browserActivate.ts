import type { BrowserActivation } from './hosts/browserActivation';
import { bundleForHost, type Build } from './support/build';
import { openHostWindow } from './support/hostWindow';
import { median, percentile, rounded, type Measurement } from './support/measurement';

const hosts = 10;

/** Loading the bundle and `activate()` in fresh extension hosts of a browser. */
export async function bench(build: Build): Promise<readonly Measurement[]> {
  await using window = await openHostWindow({
    host: 'browser',
    extensions: build.extension,
    module: await bundleForHost(build, 'browserActivation', 'browser'),
  });
  const all: BrowserActivation[] = [];
  for (let host = 1; host <= hosts; host += 1) {
    const found = (await window.reload()) as BrowserActivation;
    all.push(found);
    console.error(`host ${host} of ${hosts}: ${rounded(found.load + found.activate)} ms`);
  }
  if (new Set(all.map(({ host }) => host)).size < hosts) throw new Error('A host was not fresh.');
  const of = (read: (one: BrowserActivation) => number): number => rounded(median(all.map(read)));
  const times = all.map(({ load, activate }) => load + activate);
  return [
    {
      name: 'activate_web_ms',
      value: rounded(median(times)),
      unit: 'ms',
      hosts: all.length,
      p90: rounded(percentile(times, 90)),
      fastest: rounded(Math.min(...times)),
      load_ms: of(({ load }) => load),
      activate_call_ms: of(({ activate }) => activate),
      with_vscode_ms: of(({ whole }) => whole),
    },
  ];
}
