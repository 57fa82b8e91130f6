import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { cleanUpLater } from './cleanUp';
import { endGroup } from './processGroup';
import type { Settings } from './server';

const hasDisplay = (): boolean =>
  process.platform === 'win32' ||
  process.platform === 'darwin' ||
  Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

/** The `code` command, where there is a screen to open a window on. */
export function findDesktop(): string | undefined {
  if (!hasDisplay()) return undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => fs.existsSync(file));
}

export interface DesktopOptions {
  readonly code: string;
  readonly extension: string;
  readonly workspace: string;
  /** Where this VS Code keeps its user's data and extensions. */
  readonly folder: string;
  readonly settings: Settings;
}

/** The window runs in a process apart from the command; it leaves its id beside the user's data. */
function endWindow(userData: string): void {
  const lock = path.join(userData, 'code.lock');
  if (!fs.existsSync(lock)) return;
  const pid = Number(fs.readFileSync(lock, 'utf8'));
  if (!Number.isInteger(pid) || pid <= 1) return;
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // It was closed already.
  }
}

/** Opens a desktop VS Code that knows nothing of the user's own; resolves when it was closed. */
export async function startDesktop(options: DesktopOptions): Promise<void> {
  const userData = path.join(options.folder, 'user');
  const settingsFile = path.join(userData, 'User/settings.json');
  fs.mkdirSync(path.dirname(settingsFile), { recursive: true });
  const settings = { 'security.workspace.trust.enabled': false, ...options.settings };
  fs.writeFileSync(settingsFile, JSON.stringify(settings, undefined, 2));
  const args = [
    `--extensionDevelopmentPath=${options.extension}`,
    ...['--user-data-dir', userData],
    ...['--extensions-dir', path.join(options.folder, 'extensions')],
    ...['--new-window', '--wait', options.workspace],
  ];
  const shell = process.platform === 'win32'; // the command is a batch file there
  const child = spawn(options.code, args, { detached: !shell, shell, stdio: 'ignore' });
  const { pid } = child;
  const stop = cleanUpLater(async () => {
    endWindow(userData);
    if (pid !== undefined) await endGroup(pid);
  });
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve());
  });
  await stop();
}

/** Shows an address in the user's browser, where there is a screen. */
export function openBrowser(url: string): void {
  if (!hasDisplay()) return;
  const commands: Partial<Record<NodeJS.Platform, string>> = { win32: 'explorer', darwin: 'open' };
  const command = commands[process.platform] ?? 'xdg-open';
  const child = spawn(command, [url], { detached: true, stdio: 'ignore' });
  child.once('error', () => undefined); // the address was printed
  child.unref();
}
