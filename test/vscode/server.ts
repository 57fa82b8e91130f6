import { spawn, type ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { cleanUpLater } from './cleanUp';
import { fetchVscode } from './fetch';
import { startFront, type Front } from './front';
import { plainExtensions } from './plainExtensions';
import { endGroup } from './processGroup';

export type Settings = Readonly<Record<string, unknown>>;

export interface ServerOptions {
  /** A folder of installed extensions (`--extensions-dir`); the server works on a copy. */
  readonly extensions?: string;
  /** The user's settings, on top of quiet defaults. */
  readonly settings?: Settings;
  /** Settings with scope `machine`, which a server reads from a file of its own. */
  readonly machineSettings?: Settings;
  readonly env?: Readonly<Record<string, string>>;
  /** Lets a page name an extension under development and a test module to run in its host. */
  readonly runsExtensionTests?: boolean;
  /** Of VS Code's own extensions: all, or those alone that run no code. */
  readonly builtIn?: 'all' | 'plain';
  /** One that stands in front of several servers, one after the other; whoever made it closes it. */
  readonly front?: Front;
}

export interface VscodeServer {
  readonly url: string;
  /** `host:port`, as in `vscode-remote://host:port/path`. */
  readonly authority: string;
  /** Everything it writes; gone after `stop()`. */
  readonly folder: string;
  readonly pid: number;
  /** Resolves when its process is gone, wanted or not. */
  readonly ended: Promise<void>;
  /** The last lines it printed. */
  output(): string;
  stop(): Promise<void>;
}

const quietSettings: Settings = {
  'chat.disableAIFeatures': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.autofetch': false,
  // It asks git about folders that tests have already removed.
  'git.decorations.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'json.schemaDownload.enable': false,
  'npm.fetchOnlinePackageInfo': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Where nothing moves, nothing is drawn again, which is much work here; a cursor that blinks has the whole window drawn. */
export const stillSettings: Settings = {
  'editor.cursorBlinking': 'solid',
  'workbench.reduceMotion': 'on',
};

const writeSettings = (file: string, settings: Settings): void => {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify(settings, undefined, 2));
};

function serverArguments(vscode: string, folder: string, options: ServerOptions): string[] {
  return [
    path.join(vscode, 'out/server-main.js'),
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
    ...['--accept-server-license-terms', '--server-data-dir', folder],
    ...['--user-data-dir', path.join(folder, 'user')],
    ...['--extensions-dir', path.join(folder, 'extensions')],
    ...['--telemetry-level', 'off', '--disable-telemetry', '--disable-experiments'],
    // A built workbench heeds the page's test arguments with this only; it shows no toasts then.
    ...(options.runsExtensionTests ? ['--enable-smoke-test-driver'] : []),
    ...(options.builtIn === 'plain'
      ? ['--builtin-extensions-dir', plainExtensions(vscode, folder)]
      : []),
  ];
}

/** Its own home and temporary folder: nothing of the machine's user comes in, nothing is left. */
function serverEnvironment(folder: string, env: ServerOptions['env']): NodeJS.ProcessEnv {
  const home = path.join(folder, 'home');
  const temporary = path.join(folder, 'tmp');
  for (const name of [home, temporary]) fs.mkdirSync(name, { recursive: true });
  const inherited = Object.entries(process.env).filter(([name]) => !/^(npm_|VSCODE_)/.test(name));
  return {
    ...Object.fromEntries(inherited),
    HOME: home,
    XDG_DATA_HOME: path.join(home, '.local/share'),
    XDG_CONFIG_HOME: path.join(home, '.config'),
    XDG_RUNTIME_DIR: temporary,
    TMPDIR: temporary,
    EXTENSIONS_GALLERY: '{}',
    ...env,
  };
}

/** Resolves with the port once the server says it; rejects with its output when it ends before. */
async function listening(child: ChildProcess, output: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void =>
      reject(new Error(`The VS Code server ${why} (Node: ${process.execPath}):\n${output()}`));
    const timer = setTimeout(() => fail('did not start within 60 s'), 60_000);
    child.stdout?.on('data', () => {
      const port = /Extension host agent listening on (\d+)/.exec(output())?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code ?? 'a signal'}`);
    });
  });
}

/** Starts a VS Code server with a data folder of its own. Throws with its output if it does not. */
export async function startServer(options: ServerOptions = {}): Promise<VscodeServer> {
  const vscode = await fetchVscode();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'frugal-vscode-'));
  const settings = { ...quietSettings, ...options.settings };
  writeSettings(path.join(folder, 'user/User/settings.json'), settings);
  writeSettings(path.join(folder, 'user/Machine/settings.json'), options.machineSettings ?? {});
  if (options.extensions !== undefined) {
    fs.cpSync(options.extensions, path.join(folder, 'extensions'), { recursive: true });
  }

  let printed = '';
  const child = spawn(process.execPath, serverArguments(vscode, folder, options), {
    env: serverEnvironment(folder, options.env),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a process group of its own, to be killed as one
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed = (printed + text).slice(-20_000);
    });
  }
  const output = (): string => printed;
  const pid = child.pid;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let closeFront: (() => Promise<void>) | undefined;
  const stop = cleanUpLater(async () => {
    if (pid !== undefined) await endGroup(pid);
    await closeFront?.();
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  });
  try {
    const listensOn = await listening(child, output);
    options.front?.aim(listensOn);
    const front = options.front ?? (await startFront(listensOn));
    if (options.front === undefined) closeFront = () => front.close();
    const authority = `127.0.0.1:${front.port}`;
    const url = `http://${authority}`;
    return { url, authority, folder, pid: pid ?? 0, ended, output, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
