// Builds Frugal and opens a VS Code with it: `npm start`.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { startSimulator } from './simulator/simulator';
import { cleanUp, cleanUpLater, isStopping, signalsAreSuccess } from './vscode/cleanUp';
import { run } from './vscode/command';
import { findDesktop, openBrowser, startDesktop } from './vscode/desktop';
import { repository } from './vscode/folders';
import { workbenchUrl } from './vscode/page';
import { startServer, type Settings } from './vscode/server';
import { say, step } from './vscode/steps';

/** As fast as a quick free model: one sees the answer come, and can stop it. */
const speakingRate = { charactersPerDelta: 8, deltasPerSecond: 40 };

/** Without VS Code's own assistant, whose entries would stand above Frugal's. */
const userSettings: Settings = { 'chat.disableAIFeatures': true };

/** A folder with all that this run writes: the sample workspace and what VS Code keeps. */
function makeFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'frugal-start-'));
  cleanUpLater(() => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

/** Where Frugal sends its requests, and the key that the user is to give it. */
async function chooseProvider(): Promise<{ readonly settings: Settings; readonly advice: string }> {
  if (process.env['OPENROUTER_API_KEY']) {
    say('• OPENROUTER_API_KEY is set: Frugal will talk to the real OpenRouter');
    return { settings: {}, advice: 'the value of OPENROUTER_API_KEY, which is stored nowhere yet' };
  }
  const simulator = await step('start the simulator of OpenRouter', () => startSimulator());
  cleanUpLater(() => simulator.close());
  simulator.setRate(speakingRate);
  return {
    settings: { 'frugal.openrouter.url': simulator.url },
    advice: `${simulator.key}   (the simulator's; nothing leaves this machine)`,
  };
}

function explain(where: string, advice: string): void {
  say(`
${where}

  1. Press F1, choose "Frugal: Set API Key…" and paste
     ${advice}
  2. Open retry.ts, select the function "retry", right-click it, choose "Frugal" and "Explain".
  3. Do the same with "Refactor…", then accept or discard the change that is shown.

Ctrl+C stops everything and leaves nothing behind.
`);
}

/** Resolves when the user is done with it. */
async function runInDesktop(code: string, folder: string, workspace: string): Promise<void> {
  const { settings, advice } = await chooseProvider();
  const ended = startDesktop({
    code,
    extension: repository,
    workspace,
    folder,
    settings: { ...userSettings, ...settings },
  });
  explain('VS Code opens in a window of its own.', advice);
  await ended;
  if (!isStopping()) say('The window was closed.');
}

/** Resolves when the server has ended, which it does not do by itself. */
async function runInBrowser(folder: string, workspace: string): Promise<void> {
  const { settings: machineSettings, advice } = await chooseProvider();
  const extensions = path.join(folder, 'extensions');
  fs.mkdirSync(extensions);
  // A link, so that a later "npm run compile" and a reload of the page show the new build.
  fs.symlinkSync(repository, path.join(extensions, 'frugal.frugal-0.0.0'), 'junction');
  const server = await step('start VS Code', () =>
    startServer({ extensions, settings: userSettings, machineSettings }),
  );
  const url = workbenchUrl(server, { folder: workspace });
  explain(`Frugal runs in the VS Code at\n\n  ${url}`, advice);
  openBrowser(url);
  await server.ended;
  throw new Error(`The VS Code server ended:\n${server.output()}`);
}

/** It takes no words: one that was meant for something else starts nothing. */
const usage = `npm start   builds Frugal and opens a VS Code with it, on a copy of the sample workspace.

In the environment: VSCODE_EXECUTABLE, a VS Code to open it in; OPENROUTER_API_KEY, a key for the real OpenRouter.`;

async function main(words: readonly string[]): Promise<void> {
  signalsAreSuccess();
  if (words.length > 0) {
    say(usage);
    return;
  }
  await step('build the extension', () =>
    run(process.execPath, ['esbuild.js'], { cwd: repository }),
  );
  const folder = makeFolder();
  const workspace = path.join(folder, 'sample');
  fs.cpSync(path.join(repository, 'test/fixtures/sample'), workspace, { recursive: true });
  const code = findDesktop();
  await (code === undefined
    ? runInBrowser(folder, workspace)
    : runInDesktop(code, folder, workspace));
}

async function end(code: number, error?: unknown): Promise<void> {
  if (isStopping()) return; // a signal takes down what main() waits for, and ends the process
  if (error !== undefined) console.error(error);
  await cleanUp();
  process.exit(code);
}

main(process.argv.slice(2)).then(
  () => end(0),
  (error: unknown) => end(1, error),
);
