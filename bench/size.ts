import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Build } from './support/build';
import { rounded, type Measurement } from './support/measurement';

const kilobytes = (bytes: number): number => rounded(bytes / 1000);

/** A file and all that it requires at once; what `import()` loads on first need does not count. */
function loadedWith(dist: string, name: string): readonly string[] {
  const code = readFileSync(path.join(dist, name), 'utf8');
  const lazy = /\.then\(\(\) ?=> ?[\w$]+\(require\("\.\/[^"]+"\)\)\)/g;
  const atOnce = code.replace(lazy, '').matchAll(/require\("\.\/([^"]+)"\)/g);
  return [name, ...[...atOnce].flatMap(([, required = '']) => loadedWith(dist, required))];
}

/** How large the production bundles are. */
export function bench({ dist }: Build): Promise<readonly Measurement[]> {
  const host = loadedWith(dist, 'extension.js').map((name) => readFileSync(path.join(dist, name)));
  const page = readdirSync(path.join(dist, 'webview'))
    .filter((name) => /\.(js|css)$/.test(name))
    .map((name) => readFileSync(path.join(dist, 'webview', name)));
  return Promise.resolve([
    {
      name: 'host_bundle_kb',
      value: kilobytes(host.reduce((sum, file) => sum + file.length, 0)),
      unit: 'kB',
      extension_js_kb: kilobytes(host[0]?.length ?? 0),
    },
    {
      name: 'page_bundle_gz_kb',
      value: kilobytes(page.reduce((sum, file) => sum + gzipSync(file).length, 0)),
      unit: 'kB',
      minified_kb: kilobytes(page.reduce((sum, file) => sum + file.length, 0)),
    },
  ]);
}
