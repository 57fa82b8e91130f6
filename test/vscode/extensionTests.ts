import * as fs from 'node:fs';
import * as path from 'node:path';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { browserResultMark } from '../results/browserResultMark';
import { resultsVariable } from '../results/resultEvent';
import { mapStack } from '../results/resultText';
import { launchBrowser, openProfile } from './browser';
import { pictures, repository } from './folders';
import { workbenchUrl } from './page';
import { startServer, stillSettings, type Settings, type VscodeServer } from './server';
import { say } from './steps';

export interface ExtensionTests {
  /** The folder of the extension under development. */
  readonly extension: string;
  /** The module whose `run()` is called inside the extension host. */
  readonly tests: string;
  /** The folder that the window shows. */
  readonly workspace?: string;
  readonly settings?: Settings;
  readonly machineSettings?: Settings;
  readonly env?: Readonly<Record<string, string>>;
  /** The extension host: the server's in Node, or the one of the browser. */
  readonly host?: 'node' | 'browser';
  /** Milliseconds until the run is given up. */
  readonly timeout?: number;
}

/** Nobody looks at it, and a smaller one is drawn sooner. */
const viewport = { width: 800, height: 500 };

/** Else a page saves by itself after a second, on a slow machine in the middle of a test. */
const asOnDesktop: Settings = { 'files.autoSave': 'off' };

const errorLogOf = (host: string): string =>
  path.join(repository, `out/integrationErrors-${host}.log`);

interface Ending {
  readonly code: number;
  readonly why?: string;
}

// Optional parts of VS Code that are not installed here, and the noise of a window that closes.
const usualErrors = /@vscode\/(spdlog|deviceid)|\[lifecycle\]|Canceled/;

/** What the page calls: with a log line, and with the exit code at the end. */
async function listen(
  page: Page,
  results: string | undefined,
  errors: string[],
  end: (ending: Ending) => void,
): Promise<void> {
  await page.exposeFunction('codeAutomationLog', (kind: string, values: unknown[]) => {
    const text = format(...values);
    if (results !== undefined && text.startsWith(browserResultMark)) {
      fs.appendFileSync(results, `${text.slice(browserResultMark.length)}\n`);
      return;
    }
    if (kind === 'error' && !usualErrors.test(text)) errors.push(text.slice(0, 1000));
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => end({ code }));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('crash', () => end({ code: 2, why: 'the browser page crashed' }));
}

async function runInPage(page: Page, server: VscodeServer, tests: ExtensionTests): Promise<number> {
  const errors: string[] = [];
  let end: (ending: Ending) => void = () => undefined;
  const ending = new Promise<Ending>((resolve) => (end = resolve));
  await listen(page, tests.env?.[resultsVariable], errors, end);
  const { host = 'node', timeout = 600_000 } = tests;
  const timer = setTimeout(
    () => end({ code: 2, why: `no result after ${timeout / 1000} s` }),
    timeout,
  );
  const remote = (file: string): string =>
    `vscode-remote://${server.authority}${path.resolve(file)}`;
  const address = {
    ...(tests.workspace === undefined ? {} : { folder: tests.workspace }),
    payload: [
      ['extensionDevelopmentPath', remote(tests.extension)],
      ['extensionTestsPath', remote(tests.tests)],
    ] as const,
  };
  await page.goto(workbenchUrl(server, address));
  const { code, why } = await ending;
  clearTimeout(timer);
  if (why !== undefined) {
    const picture = path.join(pictures, `failures/integration-${host}.png`);
    fs.mkdirSync(path.dirname(picture), { recursive: true });
    const taken = await page.screenshot({ path: picture, timeout: 5000 }).then(
      () => `; see ${picture}`,
      () => '',
    );
    say(`The tests in the extension host did not end: ${why}${taken}`);
  }
  if (code !== 0 && errors.length > 0) {
    const errorLog = errorLogOf(host);
    fs.mkdirSync(path.dirname(errorLog), { recursive: true });
    fs.writeFileSync(errorLog, errors.map(mapStack).join('\n'));
    say(`  What VS Code itself logged as errors is in ${path.relative('', errorLog)}.`);
  }
  return code;
}

/**
 * Runs a test module in the extension host of a VS Code server with a browser on it. Gives 0 when
 * VS Code says that all is well, which it also does when the host dies: read the results as well.
 */
export async function runExtensionTests(tests: ExtensionTests): Promise<number> {
  const { host = 'node', machineSettings = {}, env = {} } = tests;
  const inBrowser = host === 'browser' && { 'remote.extensionKind': { 'frugal.frugal': ['web'] } };
  const settings = { ...stillSettings, ...asOnDesktop, ...tests.settings, ...inBrowser };
  const server = await startServer({ settings, machineSettings, env, runsExtensionTests: true });
  try {
    const browser = await launchBrowser();
    try {
      const context = await openProfile(browser, { viewport });
      return await runInPage(await context.newPage(), server, tests);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}
