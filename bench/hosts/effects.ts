import { AsyncLocalStorage } from 'node:async_hooks';
import fs from 'node:fs';
import Module from 'node:module';
import net from 'node:net';

/** What a piece of code did to the world outside its process, and what it loaded. */
export interface Effects {
  /** Connections that were opened, and calls of `fetch`. */
  readonly network: readonly string[];
  /** Calls that change the disk. */
  readonly writes: readonly string[];
  /** What was required, as it was named. */
  readonly modules: readonly string[];
}

type Callable = (this: unknown, ...values: unknown[]) => unknown;

const watched = new AsyncLocalStorage<EffectWatch>();

const changesDisk =
  /^(append|chmod|chown|copyFile|cp|createWriteStream|link|mkdir|mkdtemp|rename|rm|symlink|truncate|unlink|write)/;

/**
 * What code does while it runs under `during`, also what it only starts there, and nothing of what others do in this
 * process. The lists may still grow afterwards.
 */
export class EffectWatch implements Effects {
  readonly network: string[] = [];
  readonly writes: string[] = [];
  readonly modules: string[] = [];

  constructor() {
    watchProcess();
  }

  during<T>(work: () => T): T {
    return watched.run(this, work);
  }
}

let watching = false;

/** Once for each process, and before the code that is watched gets hold of what is replaced. */
function watchProcess(): void {
  if (watching) return;
  watching = true;
  for (const files of [fs, fs.promises]) {
    for (const name of Object.keys(files).filter((key) => changesDisk.test(key)))
      note(files, name, (noted, [file]) => noted.writes.push(`${name} ${place(file)}`));
    for (const name of ['open', 'openSync'].filter((key) => key in files))
      note(files, name, (noted, [file, flags]) => {
        if (mayWrite(flags)) noted.writes.push(`${name} ${place(file)}`);
      });
  }
  note(net.Socket.prototype, 'connect', (noted) => noted.network.push('socket'));
  note(globalThis, 'fetch', (noted, [url]) => noted.network.push(`fetch ${place(url)}`));
  note(Module, '_load', (noted, [name]) => noted.modules.push(String(name)));
  note(process, 'getBuiltinModule', (noted, [name]) => noted.modules.push(String(name)));
}

function note(
  owner: object,
  name: string,
  add: (noted: EffectWatch, values: readonly unknown[]) => void,
): void {
  const original = Reflect.get(owner, name) as Callable;
  const noting: Callable = function (...values) {
    const noted = watched.getStore();
    if (noted) add(noted, values);
    return Reflect.apply(original, this, values);
  };
  Reflect.set(owner, name, noting);
}

function place(value: unknown): string {
  return typeof value === 'string' || value instanceof URL ? String(value) : typeof value;
}

function mayWrite(flags: unknown): boolean {
  if (typeof flags === 'string') return !/^s?rs?$/.test(flags);
  const { O_WRONLY, O_RDWR } = fs.constants;
  return typeof flags === 'number' && (flags & (O_WRONLY | O_RDWR)) !== 0;
}
