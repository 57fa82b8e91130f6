import type { Logger } from '../../src/core/ports';

/** Remembers lines as `level: message`. */
export class MemoryLogger implements Logger {
  readonly lines: string[] = [];
  readonly errors: unknown[] = [];

  debug(message: string): void {
    this.lines.push(`debug: ${message}`);
  }

  info(message: string): void {
    this.lines.push(`info: ${message}`);
  }

  warn(message: string): void {
    this.lines.push(`warn: ${message}`);
  }

  error(message: string, error?: unknown): void {
    this.lines.push(`error: ${message}`);
    this.errors.push(error);
  }
}
