import { l10n } from 'vscode';
import { help } from './help';
import { ownCommands } from './ownCommands';
import { promptCommands } from './promptCommands';
import type { RunCommand, SlashCommand } from './slashCommand';

/** Every command behind `/`: Frugal's own, then those of the project's prompt files. */
export async function allCommands(): Promise<readonly SlashCommand[]> {
  const own = ownCommands();
  const helping: RunCommand = {
    ...{ name: 'help', icon: 'question', isFree: true },
    summary: l10n.t('What can be typed here'),
    run: async (app) => help(app, await offeredCommands()),
  };
  const names = new Set([...own, helping].map(({ name }) => name));
  const prompts = (await promptCommands()).filter(({ name }) => !names.has(name));
  return [...own, helping, ...prompts];
}

/** Those that can do something here. */
export async function offeredCommands(): Promise<readonly SlashCommand[]> {
  return (await allCommands()).filter(({ isThere }) => isThere?.() ?? true);
}
