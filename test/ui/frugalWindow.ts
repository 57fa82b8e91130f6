import * as fs from 'node:fs';
import * as net from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startSimulator, type Simulator } from '../simulator/simulator';
import { launchBrowser } from '../vscode/browser';
import { cleanUpLater } from '../vscode/cleanUp';
import { repository } from '../vscode/folders';
import { openWorkbench } from '../vscode/page';
import { startServer, stillSettings, type Settings, type VscodeServer } from '../vscode/server';
import { packagedExtension } from './packagedExtension';
import { lostConnection, watchProblems } from './problems';
import { closeFreeSeat, takeSeat, type SeatOptions } from './seat';

export interface WindowOptions {
  readonly settings?: Settings;
  readonly machineSettings?: Settings;
  readonly env?: Readonly<Record<string, string>>;
  /** OpenRouter has the address of VS Code's own page: it opens others than those of this machine just as they are. */
  readonly sameAddress?: boolean;
  /** What VS Code speaks; it has the words of English alone here, but tells extensions the name. */
  readonly language?: string;
  /** The tools of languages, git and what else VS Code has of its own run beside Frugal; most tests do not need them. */
  readonly withTools?: boolean;
  /** Pixels. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** A VS Code of its own with the packaged Frugal installed, its user new to it. */
export interface FrugalWindow {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly server: VscodeServer;
  /** OpenRouter, Groq and Google as this Frugal sees them; it has no key yet. */
  readonly simulator: Simulator;
  /** A copy of the sample workspace, shown in the window. */
  readonly folder: string;
  /** A second window of the same user on the same folder. */
  openAnother(): Promise<Page>;
  close(): Promise<void>;
}

/** What windows of this run did that none may do, and during which test. */
export const problems: string[] = [];

/** What Frugal wrote into its log in the windows of this run, and what must not stand there. */
export const logs: { readonly text: string; readonly secrets: readonly string[] }[] = [];

/** The test that runs, and whether it has killed an extension host of the window that is open. */
export const running = { title: '', hostIsKilled: false };

function noteProblem(problem: string): void {
  if (running.hostIsKilled && lostConnection.test(problem)) return;
  problems.push(`${running.title}: ${problem}`);
}

/** Every window that is open, for the pictures that are taken when a test fails. */
export const openWindows = new Set<FrugalWindow>();

let shared: Promise<Browser> | undefined;

/** The one browser of the run. */
export async function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser();
  return shared;
}

export async function closeSharedBrowser(): Promise<void> {
  await (await shared)?.close();
  shared = undefined;
}

/** A port that nobody has just now. */
async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** FRUGAL_TEST_HOST=browser: Frugal runs in the browser's extension host, as on vscode.dev. */
export const isInBrowser = process.env['FRUGAL_TEST_HOST'] === 'browser';

const hostSettings: Settings = isInBrowser
  ? { 'remote.extensionKind': { 'frugal.frugal': ['web'] } }
  : {};

function copySample(): { readonly folder: string; readonly remove: () => Promise<void> } {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'frugal-workspace-'));
  const folder = path.join(parent, 'sample');
  fs.cpSync(path.join(repository, 'test/fixtures/sample'), folder, { recursive: true });
  const remove = cleanUpLater(() => fs.rmSync(parent, { recursive: true, force: true }));
  return { folder, remove };
}

/** Of the extension host in Node: the one of a browser keeps its own. */
function readLogs(server: string): string {
  const folder = path.join(server, 'user/logs');
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\bfrugal\.frugal\b.*\.log$/i.test(file))
    .map((file) => fs.readFileSync(path.join(folder, file), 'utf8'))
    .join('\n');
}

/** The key, and each line of what was asked that is long enough to be known again. */
function secretsOf({ key, requests }: Simulator): readonly string[] {
  const texts = requests.flatMap(({ body }) => {
    const { messages = [] } = body as { readonly messages?: readonly { content: unknown }[] };
    return messages.map(({ content }) => (typeof content === 'string' ? content : ''));
  });
  const lines = texts.flatMap((text) => text.split('\n')).map((line) => line.trim());
  return [key, ...new Set(lines.filter(({ length }) => length >= 20))];
}

/** What is still ending of windows that are closed: nobody has to wait for it. */
const ending = new Set<Promise<void>>();

/** Resolves when nothing is left of the windows that were closed, nor of what they share. */
export async function closeAll(): Promise<void> {
  for (const window of openWindows) await window.close();
  await Promise.all(ending);
  await closeFreeSeat();
  await closeSharedBrowser();
}

/** Only where something is asked of it that others must not have. */
async function seatOptions(
  { language, sameAddress = false }: WindowOptions,
  simulator: Simulator,
): Promise<SeatOptions | undefined> {
  const simulated = Number(new URL(simulator.url).port);
  if (sameAddress)
    return { port: await freePort(), others: { '/api/v1/': simulated, '/auth': simulated } };
  if (language === undefined) return undefined;
  const get = `get: () => '${language}', set() {}`;
  return {
    script: `Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { ${get} });`,
  };
}

/** Opens Frugal as a new user sees it. The server, what the browser keeps and the folder are fresh. */
export async function openFrugal(options: WindowOptions = {}): Promise<FrugalWindow> {
  const { settings = {}, machineSettings = {}, env = {}, size, sameAddress = false } = options;
  const { folder, remove } = copySample();
  const simulator = await startSimulator();
  const { seat, leave } = await takeSeat(
    await sharedBrowser(),
    (context) => watchProblems(context, noteProblem),
    size,
    await seatOptions(options, simulator),
  );
  const { context, page, front } = seat;
  const server = await startServer({
    extensions: await packagedExtension(),
    settings: { ...stillSettings, ...settings, ...hostSettings },
    machineSettings: {
      'frugal.openrouter.url': sameAddress
        ? `http://127.0.0.1:${front.port}/api/v1`
        : simulator.url,
      'frugal.groq.url': simulator.urlOf('groq'),
      'frugal.google.url': simulator.urlOf('google'),
      ...machineSettings,
    },
    env,
    builtIn: options.withTools === true ? 'all' : 'plain',
    front,
  });
  const end = async (): Promise<void> => {
    await server.stop();
    await simulator.close();
    await remove();
  };
  const window: FrugalWindow = {
    page,
    context,
    server,
    simulator,
    folder,
    openAnother: async () => {
      const another = await context.newPage();
      await openWorkbench(another, server, { folder });
      return another;
    },
    close: async () => {
      openWindows.delete(window);
      await leave();
      running.hostIsKilled = false;
      logs.push({ text: readLogs(server.folder), secrets: secretsOf(simulator) });
      const ended = end().finally(() => ending.delete(ended));
      ending.add(ended);
    },
  };
  openWindows.add(window);
  await openWorkbench(page, server, { folder });
  return window;
}
