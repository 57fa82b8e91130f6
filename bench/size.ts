import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Metafile } from 'esbuild';
import type { Build } from './support/build';
import { rounded, type Measurement } from './support/measurement';

const kilobytes = (bytes: number): number => rounded(bytes / 1000);

/** The sizes in bytes of the file made from this module, and of all that it loads at once, by their names. */
function loadedWith(outputs: Metafile['outputs'], module: RegExp): ReadonlyMap<string, number> {
  const byName = new Map(Object.entries(outputs).map(([file, one]) => [path.basename(file), one]));
  const sizes = new Map<string, number>();
  const visit = (name: string): void => {
    const output = byName.get(name);
    if (!output || sizes.has(name)) return;
    sizes.set(name, output.bytes);
    for (const { path: file, kind } of output.imports)
      if (kind !== 'dynamic-import') visit(path.basename(file));
  };
  const first = [...byName.keys()].find((name) => module.test(name));
  if (first === undefined) throw new Error(`Nothing was built for ${String(module)}.`);
  visit(first);
  return sizes;
}

const sum = (sizes: Iterable<number>): number => [...sizes].reduce((total, size) => total + size);

/** How large the production bundles are. */
export function bench({ dist, metafile: { outputs } }: Build): Promise<readonly Measurement[]> {
  const activation = loadedWith(outputs, /^extension\.js$/);
  const app = loadedWith(outputs, /^startApp-/);
  const files = readdirSync(path.join(dist, 'webview')).filter((name) => /\.(js|css)$/.test(name));
  const isUsage = (name: string): boolean => name.startsWith('usage.');
  return Promise.resolve([
    {
      name: 'host_bundle_kb',
      value: kilobytes(sum(new Map([...activation, ...app]).values())),
      unit: 'kB',
      loaded_at_activation_kb: kilobytes(sum(activation.values())),
    },
    pageSize(
      'page_bundle_gz_kb',
      dist,
      files.filter((name) => !isUsage(name)),
    ),
    pageSize('usage_page_gz_kb', dist, files.filter(isUsage)),
  ]);
}

function pageSize(name: string, dist: string, names: readonly string[]): Measurement {
  const files = names.map((file) => readFileSync(path.join(dist, 'webview', file)));
  return {
    name,
    value: kilobytes(sum(files.map((file) => gzipSync(file).length))),
    unit: 'kB',
    minified_kb: kilobytes(sum(files.map(({ length }) => length))),
  };
}
