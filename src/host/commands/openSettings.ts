import { commands } from 'vscode';
import type { Command } from './command';

export const openSettings: Command = {
  id: 'frugal.openSettings',
  run: () => commands.executeCommand('workbench.action.openSettings', '@ext:frugal.frugal'),
};
