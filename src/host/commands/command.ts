import * as vscode from 'vscode';
import type { App } from '../app';
import type { Wish } from '../tasks/askWish';
import type { Running } from '../tasks/taskRunner';

/** Something that the user can do. What it throws is told by the notifier. */
export interface Command {
  /** As in `package.json`. */
  readonly id: `frugal.${string}`;
  /** `args` come from menus, keybindings and other extensions: their shapes are checked. */
  readonly run: (app: App, ...args: readonly unknown[]) => unknown;
}

/** An argument's property where it is a text. */
export function textArgument(argument: unknown, name: string): string | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const value = (argument as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** An argument's property where it is a number. */
export function numberArgument(argument: unknown, name: string): number | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const value = (argument as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'number' ? value : undefined;
}

/** The texts of an argument's property where it is a list; what is no text is left out. */
export function textsArgument(argument: unknown, name: string): readonly string[] {
  if (typeof argument !== 'object' || argument === null) return [];
  const value = (argument as Readonly<Record<string, unknown>>)[name];
  if (!Array.isArray(value)) return [];
  return (value as readonly unknown[]).filter((one) => typeof one === 'string');
}

/** How a task is to be run, as `{ show: true }` says. */
export function runningArgument(argument: unknown): Running {
  return flagArgument(argument, 'show') ? { show: true } : {};
}

/** Whether an argument has this property, and it is true. */
export function flagArgument(argument: unknown, name: string): boolean {
  if (typeof argument !== 'object' || argument === null) return false;
  return (argument as Readonly<Record<string, unknown>>)[name] === true;
}

/** What `{ instruction }` says, so that nobody has to be asked. */
export function givenWish(argument: unknown): Wish | undefined {
  const text = textArgument(argument, 'instruction');
  return text === undefined ? undefined : { text, how: runningArgument(argument) };
}

/** An argument's `range` where it is one. */
export function rangeArgument(argument: unknown): vscode.Range | undefined {
  if (typeof argument !== 'object' || argument === null || !('range' in argument)) return undefined;
  return argument.range instanceof vscode.Range ? argument.range : undefined;
}
