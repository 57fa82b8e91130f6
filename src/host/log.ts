import * as vscode from 'vscode';
import type { Logger } from '../core/ports';
import { redact } from '../core/llm/redact';

/** Lines of the log that a report of a problem takes along. */
const mostRecent = 30;

/** The *Frugal* output channel. It comes into being with its first line. */
export class Log implements Logger, vscode.Disposable {
  private channel: vscode.LogOutputChannel | undefined;
  /** What never appears here, whatever its shape; read at each line. */
  hides: () => readonly string[] = () => [];
  /** The last lines, clean as they were written. */
  readonly recent: string[] = [];

  debug(message: string): void {
    this.output().debug(this.clean(message));
  }

  info(message: string): void {
    this.output().info(this.clean(message));
  }

  warn(message: string): void {
    this.output().warn(this.clean(message));
  }

  error(message: string, error?: unknown): void {
    if (!(error instanceof Error)) {
      this.output().error(this.clean(message));
      return;
    }
    this.output().error(this.clean(`${message}\n${error.stack ?? error.message}`));
    if (error.cause !== undefined) this.error('caused by', error.cause);
  }

  show(): void {
    this.output().show();
  }

  dispose(): void {
    this.channel?.dispose();
  }

  private clean(text: string): string {
    const clean = redact(text, this.hides());
    this.recent.push(clean);
    if (this.recent.length > mostRecent) this.recent.shift();
    return clean;
  }

  private output(): vscode.LogOutputChannel {
    this.channel ??= vscode.window.createOutputChannel('Frugal', { log: true });
    return this.channel;
  }
}
