import * as fs from 'node:fs';

interface Process {
  readonly id: number;
  readonly parent: number;
}

/** Every process of this machine that runs; one that only waits to be forgotten does not. Linux only. */
export function runningProcesses(): readonly Process[] {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = fs.readFileSync(`/proc/${name}/stat`, 'utf8');
        const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return state === 'Z' ? [] : [{ id: Number(name), parent: Number(parent) }];
      } catch {
        return []; // it ended while we looked
      }
    });
}

/** Whatever a process started, directly or not. */
export function descendantsOf(id: number): readonly number[] {
  const processes = runningProcesses();
  const below = (of: number): readonly number[] =>
    processes.flatMap(({ id: child, parent }) => (parent === of ? [child, ...below(child)] : []));
  return below(id);
}

/** The processes in which a VS Code server runs extensions: one for each window. */
export function extensionHostsOf(server: number): readonly number[] {
  return descendantsOf(server).filter((id) => {
    try {
      return fs.readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--type=extensionHost');
    } catch {
      return false; // it ended while we looked
    }
  });
}
