import * as vscode from 'vscode';
import type { App } from '../app';
import { modelItems, type ModelItem } from './modelItems';
import { untilChosen } from '../untilChosen';

/** The id of a model to ask this once; undefined: the user changed their mind. Picking costs no request. */
export async function pickOtherModel(app: App): Promise<string | undefined> {
  const { l10n } = vscode;
  const picker = vscode.window.createQuickPick<ModelItem>();
  picker.title = l10n.t('Try again with another model');
  picker.placeholder = l10n.t('It is asked this once: 1 request');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.busy = true;
  return untilChosen<string>(picker, (choose) => {
    picker.onDidAccept(() => choose(picker.selectedItems[0]?.choice));
    void app.notifier.run(async () => {
      picker.items = await freeModels(app);
      picker.busy = false;
    });
  });
}

async function freeModels(app: App): Promise<readonly ModelItem[]> {
  const { catalogue, models, favourites, hidden, settings, clock } = app;
  const snapshot = await catalogue.snapshot();
  const free = { ...snapshot, models: snapshot.models.filter((model) => model.free) };
  const starred = await favourites.list();
  const marks = {
    chosen: settings.read().model,
    favourites: starred,
    onTop: starred,
    hidden: await hidden.list(),
    records: await models.records(free.models),
    buttons: [],
  };
  // Without what is about the choice that stays.
  return modelItems(free, marks, clock.now())
    .filter(({ choice, kind }) => choice !== '' && (choice !== undefined || kind !== undefined))
    .map(({ star, ...item }) => (star ? { ...item, buttons: [] } : item));
}
