import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import {
  listenToNotifications,
  openSample,
  pasteKey,
  simulator,
} from '../../test/integration/window';
import { report } from './report';
import { clockError, wallClock } from './wallClock';

export interface Explained {
  /** Turns before the measured ones, so that everything is loaded, connected and compiled. */
  readonly warmTurns: number;
  /** When the command of each measured turn was given; epoch milliseconds. */
  readonly commands: readonly number[];
  /** Of the extension host's clock. */
  readonly clockError: number;
}

const warmTurns = 5;
const measuredTurns = 30;
/** A user takes a breath too: what the last turn left to do is done. */
const restMs = 150;

/** Called by VS Code: explains the same lines again and again, and leaves an empty chat. */
export async function run(): Promise<void> {
  await report(explainOften);
  // Otherwise VS Code ends the host; the benchmark goes on with it and closes it.
  await new Promise(() => undefined);
}

async function explainOften(): Promise<Explained> {
  listenToNotifications();
  await pasteKey((await simulator.account()).key);
  await openSample('cart.ts', [36, 39]);
  const times: number[] = [];
  for (let turn = 0; turn < warmTurns + measuredTurns; turn += 1) {
    await pause(restMs);
    times.push(wallClock());
    await vscode.commands.executeCommand('frugal.explain');
  }
  await vscode.commands.executeCommand('frugal.newChat');
  return { warmTurns, commands: times.slice(warmTurns), clockError: clockError() };
}
