import { setTimeout as pause } from 'node:timers/promises';

/** Signals a process that was started `detached`, and all that it started; false when none is left. */
export function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

/** Ends a whole process group: politely first, and after `grace` milliseconds not so politely. */
export async function endGroup(pid: number, grace = 5000): Promise<void> {
  signalGroup(pid, 'SIGTERM');
  const end = Date.now() + grace;
  while (signalGroup(pid, 0)) {
    if (Date.now() > end) signalGroup(pid, 'SIGKILL');
    await pause(20);
  }
}
