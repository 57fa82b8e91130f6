import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { build } from 'esbuild';
import { npm, run } from './command';
import { cleanUpLater } from './cleanUp';
import { cache, repository } from './folders';
import { filesWithProposedApiCheck, restoreProposedApiCheck } from './proposedApi';
import { say, seconds, step } from './steps';

/** An npm package that carries a complete VS Code server with its web workbench. */
const source = { name: 'code-server', version: '4.139.1', vscode: '1.139.1' } as const;

// The few of VS Code's own dependencies that its server and its page load here; nothing is compiled.
const modules = [
  ...['@microsoft/1ds-core-js', '@microsoft/1ds-post-js', '@parcel/watcher', '@vscode/fs-copyfile'],
  ...['@vscode/proxy-agent', '@vscode/ripgrep-universal', '@xterm/headless', 'cookie'],
  ...['detect-libc', 'http-proxy-agent', 'https-proxy-agent', 'minimist', 'node-pty', 'undici'],
  ...['vscode-regexpp', 'ws', 'yauzl', 'yazl'],
  ...['@vscode/iconv-lite-umd', '@vscode/tree-sitter-wasm', '@vscode/vscode-languagedetection'],
  ...['@xterm/addon-clipboard', '@xterm/addon-image', '@xterm/addon-ligatures'],
  ...['@xterm/addon-progress', '@xterm/addon-search', '@xterm/addon-serialize'],
  ...['@xterm/addon-unicode11', '@xterm/addon-webgl', '@xterm/xterm', 'jschardet', 'katex'],
  ...['tas-client', 'vscode-oniguruma', 'vscode-textmate'],
];

// Large, in need of accounts, and of no use here.
const unwanted = ['copilot', 'mermaid-markdown-features', 'microsoft-authentication'];

/** Native modules that would have to be compiled, and what does their part here. */
const standIns = {
  '@vscode/spdlog': 'spdlog',
  '@vscode/native-watchdog': 'nativeWatchdog',
  '@vscode/deviceid': 'deviceId',
} as const;

const standInFile = (name: string): string => `standIns/${name}.ts`;

interface LockFile {
  readonly packages: Readonly<Record<string, { readonly version: string }>>;
}

const readJson = (file: string): unknown => JSON.parse(fs.readFileSync(file, 'utf8'));

/** Changes whenever what is done to the package changes, so that nobody runs an old one. */
function recipe(): string {
  const hash = createHash('sha256');
  const files = ['fetch.ts', 'proposedApi.ts', ...Object.values(standIns).map(standInFile)];
  for (const file of files) hash.update(fs.readFileSync(path.join(import.meta.dirname, file)));
  return hash.digest('hex').slice(0, 8);
}

/** Removes what fetches left that were killed in the middle. */
function removeLeftovers(): void {
  for (const name of fs.readdirSync(cache)) {
    const owner = /^partial-(\d+)-/.exec(name)?.[1];
    if (owner === undefined) continue;
    try {
      process.kill(Number(owner), 0);
    } catch {
      fs.rmSync(path.join(cache, name), { recursive: true, force: true });
    }
  }
}

async function unpack(folder: string): Promise<void> {
  const printed = await npm(
    ['pack', `${source.name}@${source.version}`, '--silent', '--pack-destination', folder],
    folder,
  );
  const archive = path.join(folder, printed.trim().split('\n').at(-1) ?? '');
  const without = unwanted.map((name) => `--exclude=package/lib/vscode/extensions/${name}`);
  const strip = ['--strip-components=3', ...without, 'package/lib/vscode'];
  await run('tar', ['-xzf', archive, '-C', folder, ...strip]);
  fs.rmSync(archive);
}

async function installModules(folder: string): Promise<void> {
  const lock = readJson(path.join(folder, 'npm-shrinkwrap.json')) as LockFile;
  const manifest = readJson(path.join(folder, 'package.json')) as object;
  const dependencies = Object.fromEntries(
    modules.map((name) => {
      const version = lock.packages[`node_modules/${name}`]?.version;
      if (version === undefined) throw new Error(`VS Code ${source.vscode} has no ${name}.`);
      return [name, version];
    }),
  );
  const lean = { ...manifest, dependencies, overrides: undefined, allowScripts: undefined };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(lean));
  fs.rmSync(path.join(folder, 'npm-shrinkwrap.json'));
  await npm(['install', '--omit=dev', '--ignore-scripts', '--no-package-lock'], folder);
}

/** The language features of TypeScript look for it there; the project's own is of the right age. */
function lendTypeScript(folder: string): void {
  const to = path.join(folder, 'extensions/node_modules/typescript');
  fs.cpSync(path.join(repository, 'node_modules/typescript'), to, { recursive: true });
}

async function addStandIns(folder: string): Promise<void> {
  for (const [module, name] of Object.entries(standIns)) {
    await build({
      entryPoints: [path.join(import.meta.dirname, standInFile(name))],
      outfile: path.join(folder, 'node_modules', module, 'index.js'),
      platform: 'node',
      format: 'cjs',
    });
  }
}

function restoreChecks(folder: string): void {
  for (const name of filesWithProposedApiCheck) {
    const file = path.join(folder, name);
    fs.writeFileSync(file, restoreProposedApiCheck(fs.readFileSync(file, 'utf8')));
  }
}

/** Puts the finished folder in its place in one move; another process may have been faster. */
function moveIntoPlace(partial: string, complete: string): void {
  try {
    fs.renameSync(partial, complete);
  } catch (error) {
    if (!fs.existsSync(complete)) throw error;
    fs.rmSync(partial, { recursive: true, force: true });
  }
}

/**
 * The folder of a VS Code server (`out/server-main.js`), fetched from npm the first time. A folder
 * with the final name is always complete: it is built under another name and then moved.
 */
export async function fetchVscode(): Promise<string> {
  const complete = path.join(cache, `vscode-server-${source.vscode}-${recipe()}`);
  if (fs.existsSync(complete)) return complete;
  fs.mkdirSync(cache, { recursive: true });
  removeLeftovers();
  const began = Date.now();
  say(`VS Code ${source.vscode} is fetched from npm, once: about 70 MB, half a minute`);
  const partial = fs.mkdtempSync(path.join(cache, `partial-${process.pid}-`));
  const remove = cleanUpLater(() => fs.rmSync(partial, { recursive: true, force: true }));
  try {
    await step(`unpack ${source.name}@${source.version}`, () => unpack(partial));
    await step(`install ${modules.length} of its modules`, () => installModules(partial));
    await step('lend it TypeScript', () => lendTypeScript(partial));
    await addStandIns(partial);
    restoreChecks(partial);
    moveIntoPlace(partial, complete);
  } catch (error) {
    throw new Error('VS Code could not be fetched from npm. Is the registry reachable?', {
      cause: error,
    });
  } finally {
    await remove();
  }
  say(`VS Code ${source.vscode} is ready after ${seconds(began)}`);
  return complete;
}
