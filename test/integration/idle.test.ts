import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { watchTimers } from './watchTimers';
import { closeEverything, freshWindow, openSample, simulator, until } from './window';

/** From before anything else was done. */
const timers = watchTimers();

/** Run before requests were made, after which Frugal asks for the figure within a minute. */
describe('Frugal at rest', () => {
  it('waits for nothing but the end of the day while the chat is open and nobody does anything', async () => {
    await freshWindow();
    await vscode.commands.executeCommand('frugal.focusChat');
    await openSample('cart.ts', [14, 34]);
    assert.ok(timers.set() > 0, 'no timer of Frugal is seen');
    const midnight = new Date().setUTCHours(24, 0, 0, 0);
    const soon = (): readonly string[] =>
      timers.waiting().flatMap(({ due, stack }) => (due < midnight ? [stack] : []));
    await until('no timer', () => soon().length === 0);
    // Nobody is asked but where a timer or a user begins it.
    const before = (await simulator.journal()).length;
    await until('no timer still', () => soon().length === 0);
    assert.deepEqual(timers.repeated, []);
    assert.equal((await simulator.journal()).length, before);
    timers.dispose();
    await closeEverything();
  });
});
