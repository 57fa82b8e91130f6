import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { rounded, type Measurement } from './support/measurement';

const dist = path.resolve(import.meta.dirname, '../dist');
const kilobytes = (bytes: number): number => rounded(bytes / 1000);

/** How large the production bundles are. */
export function bench(): Promise<readonly Measurement[]> {
  const host = readFileSync(path.join(dist, 'extension.js'));
  const page = readdirSync(path.join(dist, 'webview'))
    .filter((name) => /\.(js|css)$/.test(name))
    .map((name) => readFileSync(path.join(dist, 'webview', name)));
  return Promise.resolve([
    { name: 'host_bundle_kb', value: kilobytes(host.length), unit: 'kB' },
    {
      name: 'page_bundle_gz_kb',
      value: kilobytes(page.reduce((sum, file) => sum + gzipSync(file).length, 0)),
      unit: 'kB',
      minified_kb: kilobytes(page.reduce((sum, file) => sum + file.length, 0)),
    },
  ]);
}
