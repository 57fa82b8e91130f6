import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, type Metafile } from 'esbuild';
import { cleanUpLater } from '../../test/vscode/cleanUp';
import { repository } from '../../test/vscode/folders';

/** A production build of its own: whoever builds in the repository meanwhile does not spoil a figure. */
export interface Build {
  /** A folder for nothing but folders of extensions, which VS Code can load together. */
  readonly folder: string;
  /** The extension as VS Code loads it, inside `folder`. */
  readonly extension: string;
  /** Its bundles. */
  readonly dist: string;
  /** What esbuild says of the files that the extension host loads, and of those of each page. */
  readonly metafiles: Readonly<Record<'host' | 'main' | 'usage', Metafile>>;
  /** Removes it. */
  remove(): Promise<void>;
}

export function buildExtension(): Build {
  const folder = mkdtempSync(path.join(tmpdir(), 'frugal-bench-'));
  const remove = cleanUpLater(() => rmSync(folder, { recursive: true, force: true }));
  const extension = path.join(folder, 'frugal');
  const dist = path.join(extension, 'dist');
  mkdirSync(extension);
  const script = path.join(repository, 'esbuild.js');
  const stdio = ['ignore', 2, 2] as const; // stdout is for figures
  const meta = path.join(folder, 'metafiles');
  const options = ['--production', '--outdir', dist, '--metafiles', meta];
  execFileSync(process.execPath, [script, ...options], { stdio: [...stdio] });
  for (const name of ['package.json', 'package.nls.json', 'media'])
    cpSync(path.join(repository, name), path.join(extension, name), { recursive: true });
  const metafile = (name: string): Metafile =>
    JSON.parse(readFileSync(path.join(meta, `${name}.json`), 'utf8')) as Metafile;
  const metafiles = { host: metafile('host'), main: metafile('main'), usage: metafile('usage') };
  // VS Code loads every folder in there as an extension.
  rmSync(meta, { recursive: true });
  return { folder, extension, dist, metafiles, remove };
}

/** Bundles a module of `bench/hosts` beside the extension, and gives the file that VS Code can run in its host. */
export async function bundleForHost(
  { extension }: Build,
  name: string,
  platform: 'node' | 'browser' = 'node',
): Promise<string> {
  const outfile = path.join(extension, `${name}.js`);
  await build({
    entryPoints: [path.join(repository, 'bench/hosts', `${name}.ts`)],
    outfile,
    bundle: true,
    platform,
    format: 'cjs',
    target: platform === 'node' ? 'node22' : 'chrome132',
    external: ['vscode'],
    logLevel: 'error',
  });
  return outfile;
}
