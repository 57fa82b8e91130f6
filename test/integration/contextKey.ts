import * as vscode from 'vscode';
import { until } from './window';

const values = new Map<string, unknown>();
const commands = vscode.commands as { executeCommand: (id: string, ...args: unknown[]) => unknown };
const { executeCommand } = commands;

// What a `when` clause of the manifest asks for; VS Code tells nobody what it is.
commands.executeCommand = (id, ...args) => {
  if (id === 'setContext') values.set(String(args[0]), args[1]);
  return executeCommand(id, ...args);
};

/** Waits until this key of Frugal's is so. */
export async function untilKey(name: string, value: boolean): Promise<void> {
  await until(`${name} to be ${value}`, () => values.get(name) === value);
}
