import { l10n } from 'vscode';
import { fuzzyFind } from '../../core/context/fuzzyFind';
import type { App } from '../app';
import { offeredCommands } from '../slash/allCommands';
import { priceOf } from '../slash/priceOf';
import { runSlash } from '../slash/runSlash';
import type { SlashCommand } from '../slash/slashCommand';
import type { Offer, Offers } from './completions';

/** So many prompt files are listed with Frugal's own commands. */
const mostShown = 50;

/** What `/` offers: commands, with what they cost. */
export async function* slashOffers(app: App, typed: string): AsyncGenerator<Offers> {
  const found = fuzzyFind(await offeredCommands(), typed, ({ name }) => name, mostShown);
  const offers = found.map((command) => offerOf(app, command));
  yield {
    offers,
    ...(offers.length === 0 && { note: l10n.t('No command is called “{0}”', typed) }),
  };
}

function offerOf(app: App, command: SlashCommand): Offer {
  const { name, icon, takes, summary } = command;
  const about = { icon, label: `/${name}`, detail: summary, mark: priceOf(command) };
  if (takes !== undefined) return { ...about, text: `/${name} ` };
  return { ...about, choose: () => runSlash(app, { command, typed: '' }, `/${name}`) };
}
