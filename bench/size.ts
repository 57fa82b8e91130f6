import { readFileSync } from 'node:fs';
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

const sum = (sizes: Iterable<number>): number =>
  [...sizes].reduce((total, size) => total + size, 0);

/** How large the production bundles are. */
export function bench({ dist, metafiles }: Build): Promise<readonly Measurement[]> {
  const { outputs } = metafiles.host;
  const activation = loadedWith(outputs, /^extension\.js$/);
  const app = loadedWith(outputs, /^startApp-/);
  const webview = path.join(dist, 'webview');
  return Promise.resolve([
    {
      name: 'host_bundle_kb',
      value: kilobytes(sum(new Map([...activation, ...app]).values())),
      unit: 'kB',
      loaded_at_activation_kb: kilobytes(sum(activation.values())),
    },
    pageSize('page_bundle_gz_kb', webview, metafiles.main, 'main'),
    pageSize('usage_page_gz_kb', webview, metafiles.usage, 'usage'),
  ]);
}

/** What a page loads before it draws; beside it all that it may load later, on first need. */
function pageSize(name: string, webview: string, metafile: Metafile, entry: string): Measurement {
  const all = Object.keys(metafile.outputs).filter((file) => /\.(js|css)$/.test(file));
  const script = loadedWith(metafile.outputs, new RegExp(`^${entry}\\.js$`)).keys();
  const first = [...script, `${entry}.css`];
  const fonts = Object.keys(metafile.outputs).filter((file) => file.endsWith('.ttf'));
  const read = (file: string): Buffer => readFileSync(path.join(webview, path.basename(file)));
  const zipped = (files: readonly string[]): number =>
    kilobytes(sum(files.map((file) => gzipSync(read(file)).length)));
  return {
    name,
    value: zipped(first),
    unit: 'kB',
    minified_kb: kilobytes(sum(first.map((file) => read(file).length))),
    with_all_loaded_later_gz_kb: zipped(all),
    font_kb: kilobytes(sum(fonts.map((file) => read(file).length))),
  };
}
