import * as fs from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { cleanUpLater } from './cleanUp';
import { npm, run } from './command';
import { cache } from './folders';
import { step } from './steps';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const installedApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const npmPackage = '@sparticuz/chromium@153.0.0';

/** Some systems put a mere hint to install the real thing under the name; Windows prints no version. */
async function works(file: string): Promise<boolean> {
  if (process.platform === 'win32') return true;
  return run(file, ['--version']).then(
    (output) => /\d+\.\d+/.test(output),
    () => false,
  );
}

async function findInstalled(): Promise<string | undefined> {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    ...installedApplications,
  ].filter((file) => fs.existsSync(file));
  for (const file of candidates) if (await works(file)) return file;
  return undefined;
}

async function installFromDebian(): Promise<string | undefined> {
  const possible = process.getuid?.() === 0 && fs.existsSync('/etc/debian_version');
  if (!possible) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await step('install Chromium with apt-get, once', async () => {
      await run('apt-get', ['update', '-qq'], { env });
      await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
        env,
      });
    });
  } catch {
    return undefined; // npm's is still to be tried
  }
  return findInstalled();
}

/** The package holds a headless Chromium and the libraries it needs, packed for a bare Linux. */
async function unpackFromNpm(partial: string): Promise<void> {
  fs.writeFileSync(path.join(partial, 'package.json'), '{"private":true}');
  await npm(['install', '--ignore-scripts', '--no-package-lock', npmPackage], partial);
  const packed = path.join(partial, 'node_modules/@sparticuz/chromium/bin');
  const unpack = async (name: string): Promise<Buffer> =>
    promisify(brotliDecompress)(fs.readFileSync(path.join(packed, name)));
  fs.writeFileSync(path.join(partial, 'chromium.bin'), await unpack('chromium.br'), {
    mode: 0o755,
  });
  fs.writeFileSync(path.join(partial, 'libraries.tar'), await unpack('al2023.tar.br'));
  await run('tar', ['-xf', 'libraries.tar'], { cwd: partial });
  // The system's own libraries come first where it has them.
  const start = `#!/bin/sh
here=$(dirname "$0")
LD_LIBRARY_PATH="$LD_LIBRARY_PATH:/usr/lib/$(uname -m)-linux-gnu:$here/lib" exec "$here/chromium.bin" "$@"
`;
  fs.writeFileSync(path.join(partial, 'chromium'), start, { mode: 0o755 });
  for (const name of ['libraries.tar', 'node_modules', 'package.json']) {
    fs.rmSync(path.join(partial, name), { recursive: true });
  }
}

/** Chromium out of an npm package, in the cache; `undefined` where it does not run. */
export async function fetchChromium(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const complete = path.join(cache, 'chromium');
  const file = path.join(complete, 'chromium');
  if (!fs.existsSync(complete)) {
    fs.mkdirSync(cache, { recursive: true });
    const partial = fs.mkdtempSync(path.join(cache, `partial-${process.pid}-`));
    const remove = cleanUpLater(() => fs.rmSync(partial, { recursive: true, force: true }));
    try {
      await step(`get Chromium from npm's ${npmPackage}, once`, () => unpackFromNpm(partial));
      if (!fs.existsSync(complete)) fs.renameSync(partial, complete);
    } catch {
      return undefined; // the caller says what to do instead
    } finally {
      await remove();
    }
  }
  return (await works(file)) ? file : undefined;
}

let found: Promise<string> | undefined;

async function search(): Promise<string> {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (await works(named)) return named;
    throw new Error(`CHROMIUM names "${named}", which does not start.`);
  }
  const file = (await findInstalled()) ?? (await installFromDebian()) ?? (await fetchChromium());
  if (file !== undefined) return file;
  throw new Error(
    'There is no Chromium or Chrome here, and neither apt-get nor npm could bring one. ' +
      'Install one, or name one with CHROMIUM=/path/to/chrome.',
  );
}

/** The path of a Chromium or Chrome that starts; gets one where the machine has none. */
export async function findChromium(): Promise<string> {
  found ??= search();
  return found;
}
