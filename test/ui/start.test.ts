import * as assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { repository } from '../vscode/folders';
import { descendantsOf, runningProcesses } from './processes';

/** Resolves with those of these processes that have not ended after a while. */
async function lasting(ids: readonly number[]): Promise<readonly number[]> {
  const end = Date.now() + 5000;
  for (;;) {
    const left = runningProcesses().filter(({ id }) => ids.includes(id));
    if (left.length === 0 || Date.now() > end) return left.map(({ id }) => id);
    await pause(20);
  }
}

/** Resolves with the first group once the command has printed something of this form. */
async function printed(child: ChildProcess, pattern: RegExp): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: string): void => {
      text += chunk;
      const found = pattern.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.setEncoding('utf8').on('data', read);
    child.stderr?.setEncoding('utf8').on('data', read);
    child.once('exit', () => reject(new Error(`It ended before ${pattern.source}:\n${text}`)));
  });
}

/** Resolves when another process has written this file. */
async function exists(file: string): Promise<void> {
  const end = Date.now() + 10_000;
  while (!fs.existsSync(file) || fs.statSync(file).size === 0) {
    if (Date.now() > end) throw new Error(`${file} was not written`);
    await pause(20);
  }
}

describe('npm start', () => {
  let temporary: string;
  let child: ChildProcess;

  /** Starts it as on a machine with this environment and no screen but the one given. */
  function start(env: NodeJS.ProcessEnv): void {
    child = spawn(process.execPath, ['--import', 'tsx', 'test/start.ts'], {
      cwd: repository,
      env: {
        ...process.env,
        DISPLAY: undefined,
        WAYLAND_DISPLAY: undefined,
        TMPDIR: temporary,
        TSX_DISABLE_CACHE: '1',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  /** Sends the signal of Ctrl+C; everything that was started must be gone with it. */
  async function stopAndCheck(left: readonly string[] = []): Promise<void> {
    const started = descendantsOf(child.pid ?? 0);
    assert.ok(started.length > 0, 'nothing was started');
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    assert.equal(await ended, 0);
    assert.deepEqual(await lasting(started), []);
    assert.deepEqual(fs.readdirSync(temporary), left);
  }

  before(function () {
    if (process.platform !== 'linux') this.skip(); // it reads the table of processes in /proc
  });

  beforeEach(() => {
    temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'frugal-start-test-'));
  });

  afterEach(async () => {
    if (child.exitCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    }
    fs.rmSync(temporary, { recursive: true, force: true });
  });

  it('serves a VS Code with the sample, names a key, and leaves nothing after Ctrl+C', async () => {
    start({ OPENROUTER_API_KEY: '' });
    const [url, key] = await Promise.all([
      printed(child, /(http:\/\/127\.0\.0\.1:\d+\/\?folder=\S+)/),
      printed(child, /(sk-or-v1-\S+)/),
    ]);
    assert.match(await (await fetch(url)).text(), /workbench/);
    assert.ok(key);
    await stopAndCheck();
  });

  it('opens the desktop VS Code where there is one, and closes its window on Ctrl+C', async () => {
    // Stands in for the desktop's command: as that does, it starts the window apart from itself,
    // leaves the window's process id beside the user's data, and waits until it is closed.
    const tools = path.join(temporary, 'tools');
    fs.mkdirSync(tools);
    const code = `#!/bin/sh
echo "$@" > '${tools}/arguments'
while [ "$1" != --user-data-dir ]; do shift; done
setsid sleep 600 &
echo -n $! > "$2/code.lock"
cp "$2/User/settings.json" '${tools}/settings.json'
wait
`;
    fs.writeFileSync(path.join(tools, 'code'), code, { mode: 0o755 });
    start({
      OPENROUTER_API_KEY: '',
      DISPLAY: ':0',
      PATH: `${tools}${path.delimiter}${process.env['PATH'] ?? ''}`,
    });
    await printed(child, /(Ctrl\+C stops everything)/);
    const settings = path.join(tools, 'settings.json');
    await exists(settings);
    const args = fs.readFileSync(path.join(tools, 'arguments'), 'utf8');
    assert.match(args, new RegExp(`--extensionDevelopmentPath=${repository} .*/sample$`, 'm'));
    assert.match(fs.readFileSync(settings, 'utf8'), /"frugal.openrouter.url": "http:\/\/127/);
    await stopAndCheck(['tools']);
  });

  it('shows no key and starts no simulator when there is a real one', async () => {
    start({ OPENROUTER_API_KEY: 'sk-or-v1-secret' });
    const text = await printed(child, /([^]*Ctrl\+C stops everything)/);
    assert.match(text, /the real OpenRouter/);
    assert.doesNotMatch(text, /secret/);
    await stopAndCheck();
  });
});
