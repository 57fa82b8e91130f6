import * as vscode from 'vscode';
import type { Model } from '../../core/catalogue/model';
import { roomIn } from '../../core/chat/composer';
import { presets } from '../../core/llm/presets';
import { agreeToPrices } from '../providers/agreeToPrices';
import type { App } from '../app';
import { ExpectedError } from '../expectedError';
import { modelItems, type ModelItem, type ModelMarks } from '../models/modelItems';
import type { SettingScope } from '../settings';
import { untilChosen } from '../untilChosen';
import { flagArgument, numberArgument, textArgument, type Command } from './command';

/**
 * Chooses the model, here or everywhere. `{ model }` chooses without asking; an empty choice means the best one. With
 * `{ tokens, images }` only models are listed that have room for so many, and read images.
 */
export const pickModel: Command = {
  id: 'frugal.pickModel',
  run: async (app, ...args) => {
    const named = textArgument(args[0], 'model');
    const scope = app.settings.modelScope();
    const picked =
      named === undefined ? await ask(app, fitsFor(app, args[0])) : { id: named, scope };
    if (picked === undefined) return;
    await choose(app, picked.id, picked.scope);
    await app.session.refresh();
  },
};

interface Picked {
  readonly id: string;
  readonly scope: SettingScope;
}

async function choose(app: App, id: string, scope: SettingScope): Promise<void> {
  const { catalogue, settings } = app;
  if (id !== '') {
    const model = await catalogue.find(id);
    if (!model) throw new ExpectedError(vscode.l10n.t('{0} is not in the list of models.', id));
    const { prices } = presets[model.provider];
    if (!model.free && prices === 'unseen')
      await agreeToPrices(app, settings.read().addresses[model.provider]);
    else if (!model.free)
      throw new ExpectedError(
        vscode.l10n.t('{0} costs money. Frugal uses free models only.', model.name),
      );
  }
  await settings.chooseModel(id === '' && scope === 'user' ? undefined : id, scope);
  if (scope === 'user' && settings.workspaceModel() !== undefined)
    await settings.chooseModel(undefined, 'workspace');
}

type Fits = (model: Model) => boolean;

/** What a model has to be for the message that is being written. */
function fitsFor({ settings }: App, argument: unknown): Fits | undefined {
  const tokens = numberArgument(argument, 'tokens');
  const { maxAnswerTokens } = settings.read();
  const images = flagArgument(argument, 'images');
  if (tokens === undefined && !images) return undefined;
  return (model) =>
    roomIn(model, maxAnswerTokens) >= (tokens ?? 0) && (model.readsImages || !images);
}

async function ask(app: App, fits: Fits | undefined): Promise<Picked | undefined> {
  const { l10n, ThemeIcon } = vscode;
  const scope = app.settings.modelScope();
  const otherScope: SettingScope = scope === 'user' ? 'workspace' : 'user';
  const other = {
    iconPath: new ThemeIcon(otherScope === 'workspace' ? 'folder' : 'globe'),
    tooltip:
      otherScope === 'workspace'
        ? l10n.t('Use in this workspace only')
        : l10n.t('Use in all workspaces'),
  };
  const refresh = { iconPath: new ThemeIcon('refresh'), tooltip: l10n.t('Fetch the list again') };
  const picker = vscode.window.createQuickPick<ModelItem>();
  picker.title = scope === 'user' ? l10n.t('Model') : l10n.t('Model of this workspace');
  picker.placeholder = fits
    ? l10n.t('Free models that can take your message')
    : l10n.t('Free models only. Picking one costs no request');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.buttons = [refresh];
  const canOverride = vscode.workspace.workspaceFolders !== undefined && vscode.workspace.isTrusted;
  const buttons = canOverride || otherScope === 'user' ? [other] : [];
  const closed = new AbortController();
  picker.onDidHide(() => closed.abort());
  const common = { buttons, fits, signal: closed.signal };
  let onTop: readonly string[] = [];
  const load = (again: boolean): void =>
    void app.notifier.run(async () => {
      onTop = await favouritesOf(app);
      await fill(app, picker, { ...common, onTop, again });
      activate(picker, app.settings.read().model);
    });
  const mark = (id: string): void =>
    void app.notifier.run(async () => {
      await app.favourites.toggle(id);
      // Nothing moves under the pointer: the model has its new place when the list is opened again.
      picker.keepScrollPosition = true;
      await fill(app, picker, { ...common, onTop, again: false });
      activate(picker, id);
      await app.session.refresh();
    });
  return untilChosen<Picked>(picker, (choose) => {
    const pick = (item: ModelItem | undefined, into: SettingScope): void => {
      if (item?.choice !== undefined) choose({ id: item.choice, scope: into });
      if (item?.command === undefined) return;
      choose(undefined);
      void vscode.commands.executeCommand(item.command);
    };
    picker.onDidTriggerButton(() => load(true));
    picker.onDidTriggerItemButton(({ item, button }) => {
      if (item.choice !== undefined && button === item.star) mark(item.choice);
      else pick(item, otherScope);
    });
    picker.onDidAccept(() => pick(picker.selectedItems[0], scope));
    load(false);
  });
}

interface Filling extends Pick<ModelMarks, 'buttons' | 'onTop'> {
  readonly again: boolean;
  readonly fits: Fits | undefined;
  /** Comes when the list is closed. */
  readonly signal: AbortSignal;
}

async function fill(
  app: App,
  picker: vscode.QuickPick<ModelItem>,
  { again, fits, signal, ...shown }: Filling,
): Promise<void> {
  const { catalogue, models, settings, clock } = app;
  picker.busy = true;
  try {
    const snapshot = again ? await catalogue.refresh(signal) : await catalogue.snapshot(signal);
    if (again) await models.forgetClosed();
    const marks = {
      chosen: settings.read().model,
      favourites: await favouritesOf(app),
      hidden: await app.hidden.list(),
      best: await models.automatic(),
      records: await models.records(snapshot.models),
      ...shown,
    };
    const listed = fits ? { ...snapshot, models: snapshot.models.filter(fits) } : snapshot;
    picker.items = modelItems(listed, marks, clock.now());
  } catch (error) {
    if (picker.items.length === 0) picker.hide();
    throw error;
  } finally {
    picker.busy = false;
  }
}

/** None where they cannot be read: a model can be picked all the same. */
async function favouritesOf({ favourites, log }: App): Promise<readonly string[]> {
  return favourites.list().catch((error: unknown) => {
    log.error('The favourites could not be read.', error);
    return [];
  });
}

function activate(picker: vscode.QuickPick<ModelItem>, id: string): void {
  picker.activeItems = picker.items.filter(({ choice }) => choice === id);
}
