// Stands in for VS Code's native log writer, which would have to be compiled. Without it the log
// files, and the output channels that show them, stay empty.
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

type Write = (message: string) => void;

interface Logger extends Readonly<Record<(typeof levels)[number], Write>> {
  setLevel(level: number): void;
  setPattern(): void;
  clearFormatters(): void;
  flush(): void;
  drop(): void;
}

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'] as const;

export function setFlushOn(): void {
  // Every line is written at once.
}

/** A logger that appends lines such as `2026-01-02 03:04:05.678 [info] text` to `file`. */
export async function createAsyncRotatingLogger(_name: string, file: string): Promise<Logger> {
  mkdirSync(dirname(file), { recursive: true });
  let least = 0;
  let plain = false;
  const ignore = (): void => undefined;
  const write =
    (level: (typeof levels)[number]): Write =>
    (message) => {
      if (levels.indexOf(level) < least) return;
      const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
      appendFileSync(file, plain ? message : `${time} [${level}] ${message}\n`);
    };
  return Promise.resolve({
    trace: write('trace'),
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    critical: write('critical'),
    setLevel: (level) => (least = level),
    setPattern: ignore,
    clearFormatters: () => (plain = true),
    flush: ignore,
    drop: ignore,
  });
}
