import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startSimulator } from '../test/simulator/simulator';
import type { Activation, Activations } from './hosts/activation';
import { bundleForHost, type Build } from './support/build';
import { openHostWindow } from './support/hostWindow';
import { median, percentile, rounded, type Measurement } from './support/measurement';

const hosts = 10;
/** A string that only the `openai` package contains. */
const openaiMark = 'X-Stainless-';

/** Loading the bundle and `activate()` in fresh extension hosts, beside an extension that does nothing. */
export async function bench(build: Build): Promise<readonly Measurement[]> {
  writeEmptyExtension(path.join(build.folder, 'empty'));
  const simulator = await startSimulator();
  try {
    await using window = await openHostWindow({
      extensions: build.folder,
      module: await bundleForHost(build, 'activation'),
      machineSettings: { 'frugal.openrouter.url': simulator.url },
    });
    const all: Activations[] = [];
    for (let host = 1; host <= hosts; host += 1) {
      const found = (await window.reload()) as Activations;
      all.push(found);
      console.error(`host ${host} of ${hosts}: ${describe(found.frugal)}`);
    }
    if (new Set(all.map(({ pid }) => pid)).size < hosts) throw new Error('A host was not fresh.');
    return [measurement(build, all, simulator.journal.length)];
  } finally {
    await simulator.close();
  }
}

function writeEmptyExtension(folder: string): void {
  mkdirSync(folder);
  const manifest = {
    ...{ name: 'empty', publisher: 'frugal', version: '0.0.1', engines: { vscode: '^1.105.0' } },
    ...{ main: './extension.js', activationEvents: [] },
  };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'extension.js'), 'exports.activate = () => {};\n');
}

const sum = ({ load, activate }: Activation): number => load + activate;

const describe = (activation: Activation): string =>
  `${rounded(activation.load)} ms to load, ${rounded(activation.activate)} ms to activate`;

function measurement(build: Build, all: readonly Activations[], requests: number): Measurement {
  const of = (read: (one: Activations) => number): number => rounded(median(all.map(read)));
  const frugal = all.map((one) => one.frugal);
  const times = frugal.map(sum);
  return {
    name: 'activate_ms',
    value: rounded(median(times)),
    unit: 'ms',
    hosts: all.length,
    p90: rounded(percentile(times, 90)),
    fastest: rounded(Math.min(...times)),
    processor_ms: of((one) => one.frugal.processor),
    load_ms: of((one) => one.frugal.load),
    activate_call_ms: of((one) => one.frugal.activate),
    with_vscode_ms: of((one) => one.frugal.whole),
    empty_extension_ms: of((one) => sum(one.empty)),
    empty_extension_processor_ms: of((one) => one.empty.processor),
    empty_extension_with_vscode_ms: of((one) => one.empty.whole),
    network: distinct(frugal.flatMap(({ effects }) => effects.network)),
    simulator_requests: requests,
    disk_writes: distinct(frugal.flatMap(({ effects }) => effects.writes)),
    data_folder_made: frugal.some(({ dataFolder }) => dataFolder),
    openai_loaded: frugal.some(({ files }) => loadsOpenai(build, files)),
    files: distinct(frugal.flatMap(({ files }) => files)),
    modules: distinct(frugal.flatMap(({ effects }) => effects.modules)),
  };
}

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();

function loadsOpenai({ extension, dist }: Build, loaded: readonly string[]): boolean {
  const bundles = readdirSync(dist).filter((name) => name.endsWith('.js'));
  const marked = bundles
    .map((name) => path.join(dist, name))
    .filter((file) => readFileSync(file, 'utf8').includes(openaiMark));
  if (marked.length === 0) throw new Error('No bundle contains openai: look for another mark.');
  return loaded.some((file) => marked.includes(path.join(extension, file)));
}
