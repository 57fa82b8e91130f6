import * as vscode from 'vscode';
import { showSomeCode } from '../sampleCode';
import { checkProvider } from '../tasks/checkProvider';
import type { Command } from './command';

/** The first explanation: of the code that is open, else of a sample. One request. */
export const tryExplain: Command = {
  id: 'frugal.tryExplain',
  run: async (app) => {
    await checkProvider(app);
    await showSomeCode();
    await vscode.commands.executeCommand('frugal.explain');
  },
};
