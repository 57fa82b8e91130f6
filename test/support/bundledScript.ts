import { buildSync } from 'esbuild';
import { join } from 'node:path';

/** Makes one plain script of a file and all that it imports: it starts several times as fast. Returns its path. */
export function bundleScript(entry: string, folder: string): string {
  const outfile = join(folder, 'script.cjs');
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  return outfile;
}
