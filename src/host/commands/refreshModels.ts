import * as vscode from 'vscode';
import type { Model } from '../../core/catalogue/model';
import { longWork } from '../longWork';
import type { Command } from './command';

/** Fetches the list of models now; says what is new and what has left. Costs no request. */
export const refreshModels: Command = {
  id: 'frugal.refreshModels',
  run: async (app) => {
    const { catalogue, models: choice, session, notifier } = app;
    const before = catalogue.current?.models;
    const title = vscode.l10n.t('Fetching the models');
    const { models } = await longWork(app, title, (signal) => catalogue.refresh(signal));
    await choice.forgetClosed();
    await session.refresh();
    const free = models.filter((model) => model.free);
    const sentences = [vscode.l10n.t('{0} free models.', free.length), ...changes(before, free)];
    void notifier.tell('info', sentences.join(' '));
  },
};

function changes(before: readonly Model[] | undefined, free: readonly Model[]): readonly string[] {
  if (!before) return [];
  const old = before.filter((model) => model.free);
  const missing = (from: readonly Model[], than: readonly Model[]): string =>
    than
      .filter(({ id }) => !from.some((model) => model.id === id))
      .map(({ name }) => name)
      .join(', ');
  const added = missing(old, free);
  const gone = missing(free, old);
  return [
    ...(added ? [vscode.l10n.t('New: {0}.', added)] : []),
    ...(gone ? [vscode.l10n.t('No longer free or there: {0}.', gone)] : []),
  ];
}
