import * as vscode from 'vscode';
import type { Command } from './command';

/** Opens the provider's page where keys are made. */
export const getKey: Command = {
  id: 'frugal.getKey',
  run: ({ preset }) => vscode.env.openExternal(vscode.Uri.parse(preset.pages.getKey)),
};
