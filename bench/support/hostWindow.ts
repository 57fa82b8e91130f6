import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { browserResultMark } from '../../test/results/browserResultMark';
import { launchBrowser, openProfile } from '../../test/vscode/browser';
import { cleanUpLater } from '../../test/vscode/cleanUp';
import { workbenchUrl } from '../../test/vscode/page';
import { startServer, type Settings } from '../../test/vscode/server';
import { reportVariable, type Report } from '../hosts/report';

export interface HostWindowOptions {
  /** The folder of the extension under development, or one that holds the folders of several. */
  readonly extensions: string;
  /** The module whose `run()` every new extension host calls; it reports with `report`. */
  readonly module: string;
  /** The folder that the window shows. */
  readonly workspace?: string;
  readonly machineSettings?: Settings;
  readonly env?: Readonly<Record<string, string>>;
  /** The extension host: the server's in Node, or the one of the browser, where the report is a line of the console. */
  readonly host?: 'node' | 'browser';
}

/** A window of a real VS Code, with a module of ours in its extension host. */
export interface HostWindow extends AsyncDisposable {
  readonly page: Page;
  /** Loads the window anew, with a fresh extension host, and gives what the module reports from there. */
  reload(): Promise<unknown>;
}

const patienceMs = 60_000;

export async function openHostWindow(options: HostWindowOptions): Promise<HostWindow> {
  const folder = mkdtempSync(path.join(tmpdir(), 'frugal-bench-report-'));
  const remove = cleanUpLater(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'report.json');
  const { machineSettings = {}, env, workspace, host = 'node' } = options;
  const inBrowser = { 'remote.extensionKind': { 'frugal.frugal': ['web'] } };
  const server = await startServer({
    machineSettings,
    settings: host === 'browser' ? inBrowser : {},
    env: { ...env, [reportVariable]: file },
    runsExtensionTests: true,
  });
  const browser = await launchBrowser();
  const page = await (await openProfile(browser)).newPage();
  // VS Code calls these; the report says more than how it ended.
  await page.exposeFunction('codeAutomationExit', () => undefined);
  await page.exposeFunction('codeAutomationLog', (_: string, [text]: readonly unknown[]) => {
    if (typeof text !== 'string' || !text.startsWith(browserResultMark)) return;
    writeFileSync(`${file}.part`, text.slice(browserResultMark.length));
    renameSync(`${file}.part`, file);
  });
  const remote = (local: string): string => `vscode-remote://${server.authority}${local}`;
  const address = workbenchUrl(server, {
    ...(workspace !== undefined && { folder: workspace }),
    payload: [
      ['extensionDevelopmentPath', remote(options.extensions)],
      ['extensionTestsPath', remote(options.module)],
    ],
  });
  return {
    page,
    reload: async () => {
      rmSync(file, { force: true });
      await page.goto(address);
      return readReport(file);
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server.stop();
      await remove();
    },
  };
}

async function readReport(file: string): Promise<unknown> {
  const end = Date.now() + patienceMs;
  while (!existsSync(file)) {
    if (Date.now() > end) throw new Error(`No report of the host in ${patienceMs / 1000} s.`);
    await pause(20);
  }
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report<unknown>;
  if ('error' in report) throw new Error(`In the extension host: ${report.error}`);
  return report.value;
}
