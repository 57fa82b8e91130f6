import * as vscode from 'vscode';
import { attachContext } from '../context/attachContext';
import { attachUri } from '../context/attachUri';
import { activeEditor, attachDocument } from '../editor/readCode';
import type { Command } from './command';

/** Attaches whole files or folders: those given by a menu, else the file in the editor. */
export const attachFile: Command = {
  id: 'frugal.attachFile',
  run: async (app, ...args) => {
    const uris = urisOf(args);
    const attachments = await Promise.all(uris.map(attachUri));
    const given = uris.length > 0 ? attachments.flat() : [attachDocument(activeEditor().document)];
    await attachContext(app, given);
  },
};

/** A menu gives the one that was clicked, and all that are selected. */
function urisOf([clicked, selected]: readonly unknown[]): readonly vscode.Uri[] {
  const all: readonly unknown[] = Array.isArray(selected) ? selected : [clicked];
  return all.filter((uri) => uri instanceof vscode.Uri);
}
