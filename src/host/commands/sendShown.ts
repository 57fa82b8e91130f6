import * as vscode from 'vscode';
import type { Command } from './command';

/** Sends what is shown: the document that a lens names, else the one in the editor. */
export const sendShown: Command = {
  id: 'frugal.sendShown',
  run: ({ tasks }, ...args) => {
    const [given] = args;
    const uri = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
    if (uri) tasks.prompts.send(uri);
  },
};
