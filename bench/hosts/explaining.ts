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

interface Turn {
  /** When its command was given; epoch milliseconds. */
  readonly at: number;
  /** Made before the measured ones of its account, so that everything is loaded, connected and compiled. */
  readonly warm: boolean;
  /** Language servers were asked what the code uses. */
  readonly context: boolean;
}

export interface Explained {
  readonly turns: readonly Turn[];
  /** Of the extension host's clock. */
  readonly clockError: number;
}

/** An account may send 20 requests a minute: the turns are spread over several, so that none of them waits. */
const accounts = 4;
const warmTurns = 5;
const measuredTurns = 10;
/** A user takes a breath too: what the last turn left to do is done. */
const restMs = 150;

/** Called by VS Code: explains one piece of code after the other, as the answer to the same is kept, and leaves an empty chat. */
export async function run(): Promise<void> {
  await report(explainOften);
  // Otherwise VS Code ends the host; the benchmark goes on with it and closes it.
  await new Promise(() => undefined);
}

async function explainOften(): Promise<Explained> {
  listenToNotifications();
  const turns: Turn[] = [];
  const { document } = await openSample('cart.ts');
  // Other code each time, and not only by a blank line: the answer to the same is kept.
  const ends = Array.from({ length: document.lineCount }, (_, line) => line + 1).filter(
    (line) => line > 4 && document.lineAt(line - 1).text.trim() !== '',
  );
  for (let account = 0; account < accounts; account += 1) {
    await pasteKey((await simulator.addAccount({ tier: 1000 })).key);
    const context = account % 2 === 0;
    const settings = vscode.workspace.getConfiguration('frugal');
    await settings.update('gatherContext', context, vscode.ConfigurationTarget.Global);
    for (let turn = 0; turn < warmTurns + measuredTurns; turn += 1) {
      await openSample('cart.ts', [account + 1, ends[turn] ?? NaN]);
      await pause(restMs);
      turns.push({ at: wallClock(), warm: turn < warmTurns, context });
      await vscode.commands.executeCommand('frugal.explain');
    }
  }
  await vscode.commands.executeCommand('frugal.newChat');
  return { turns, clockError: clockError() };
}
