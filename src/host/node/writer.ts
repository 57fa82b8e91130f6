import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A process that writes an answer. Its number alone is not enough: the system gives it out again. */
export interface Writer {
  readonly pid: number;
  /** `<start of the process>/<random>`; the first part is empty where the system does not tell it. */
  readonly token: string;
}

/** A process that lives, this one unless it is said, from now on; a second call is another writer. */
export function newWriter(pid = process.pid): Writer {
  return { pid, token: `${startOf(pid)}/${randomUUID()}` };
}

/** Whether `writer` may still be writing, as seen from the writer `self`. */
export function isAlive(writer: Writer, self: Writer): boolean {
  if (writer.pid === self.pid) return writer.token === self.token;
  try {
    process.kill(writer.pid, 0);
  } catch (error) {
    // It exists and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return writer.token.startsWith(`${startOf(writer.pid)}/`);
}

/** When a process started, in the clock ticks of Linux; elsewhere empty. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The 22nd field; the second one is a name in parentheses that may hold blanks.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
