import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { cleanUpLater } from '../vscode/cleanUp';
import { run } from '../vscode/command';
import { fetchVscode } from '../vscode/fetch';
import { repository } from '../vscode/folders';

let installed: Promise<string> | undefined;

async function install(): Promise<string> {
  const vsix = path.join(repository, 'frugal.vsix');
  if (!fs.existsSync(vsix)) throw new Error('There is no frugal.vsix: run "npm run vsix" first.');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'frugal-installed-'));
  cleanUpLater(() => fs.rmSync(folder, { recursive: true, force: true }));
  const extensions = path.join(folder, 'extensions');
  const server = path.join(await fetchVscode(), 'out/server-main.js');
  await run(process.execPath, [
    ...[server, '--install-extension', vsix, '--extensions-dir', extensions],
    ...['--server-data-dir', folder, '--user-data-dir', path.join(folder, 'user')],
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
  ]);
  return extensions;
}

/** A folder of extensions into which VS Code itself installed the package that users get. */
export async function packagedExtension(): Promise<string> {
  installed ??= install();
  return installed;
}

/** Where the package has been installed. */
export async function packageFolder(): Promise<string> {
  const extensions = await packagedExtension();
  const name = fs.readdirSync(extensions).find((entry) => entry.startsWith('frugal.frugal-'));
  return path.join(extensions, name ?? '');
}

/** The built pages that users get; those in `dist` are whoever built last. */
export async function packagedPages(): Promise<string> {
  return path.join(await packageFolder(), 'dist/webview');
}
