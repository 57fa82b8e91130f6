import * as vscode from 'vscode';
import type { Model } from '../../core/catalogue/model';
import type { ComparedQuestion } from '../../core/compare/comparison';
import { lacking } from '../../core/compare/lacking';
import type { App } from '../app';
import { ExpectedError } from '../expectedError';
import { modelDetail } from '../models/modelItems';
import { checkProvider } from '../tasks/checkProvider';
import { typeWish } from '../tasks/askWish';
import { untilChosen } from '../untilChosen';
import { textsArgument, type Command } from './command';

const [fewest, most] = [2, 4];

/**
 * What is being written in the chat, else its last question, to several models: one request each. `{ models }` has those
 * ticked, which the user may still change.
 */
export const compare: Command = {
  id: 'frugal.compare',
  run: async (app, ...args) => {
    await checkProvider(app);
    const asked = await questionOf(app);
    const picked = asked && (await pickModels(app, textsArgument(args[0], 'models')));
    if (!picked) return;
    await checkEnough(app, picked.models);
    await app.compare.start(asked, picked.models, picked.hidden);
  },
};

async function questionOf({ session }: App): Promise<ComparedQuestion | undefined> {
  await session.state();
  const { composed } = session;
  if (composed.text !== '') return { turn: composed };
  const { log } = session.chat;
  const last = log.messages.findLast((message) => message.role === 'user');
  if (last) return { turn: log.askedWith(last), questionId: last.id };
  const { l10n } = vscode;
  const wish = await typeWish({
    title: l10n.t('Compare: what do you want to ask?'),
    prompt: l10n.t('Next you pick the models. Nothing is sent before that.'),
    placeholder: l10n.t('How would you make this simpler?'),
  });
  return wish && { turn: { ...composed, text: wish.text } };
}

/** @throws ExpectedError */
async function checkEnough({ session }: App, models: readonly Model[]): Promise<void> {
  const lack = await lacking(session.asking, models);
  if (!lack) return;
  throw new ExpectedError(
    vscode.l10n.t(
      'You have {0} of the {1} requests left that this would take. Nothing was sent.',
      lack.left,
      lack.needed,
    ),
  );
}

interface Picked {
  readonly models: readonly Model[];
  readonly hidden: boolean;
}

interface ComparedItem extends vscode.QuickPickItem {
  readonly model: Model;
}

async function pickModels(app: App, ticked: readonly string[]): Promise<Picked | undefined> {
  const { l10n, ThemeIcon } = vscode;
  const picker = vscode.window.createQuickPick<ComparedItem>();
  let hidden = false;
  let chosen: readonly ComparedItem[] = [];
  const show = (): void => {
    picker.title =
      chosen.length < fewest
        ? l10n.t('Compare: pick 2 to 4 models')
        : l10n.t('Compare {0} models ({0} requests)', chosen.length);
    picker.placeholder = hidden
      ? l10n.t('Their names are hidden until you use an answer')
      : l10n.t('Each answers the same question');
    const eye = hidden
      ? { iconPath: new ThemeIcon('eye-closed'), tooltip: l10n.t('Show the names') }
      : {
          iconPath: new ThemeIcon('eye'),
          tooltip: l10n.t('Hide the names until you use an answer'),
        };
    picker.buttons = [eye];
  };
  picker.canSelectMany = true;
  picker.matchOnDescription = true;
  show();
  void app.notifier.run(async () => {
    picker.busy = true;
    const items = await itemsOf(app).finally(() => (picker.busy = false));
    const isTicked = ({ model }: ComparedItem): boolean => ticked.includes(model.id);
    const first = items.filter(isTicked).slice(0, most);
    picker.items = [...first, ...items.filter((item) => !first.includes(item))];
    chosen = picker.items.slice(0, Math.max(fewest, first.length));
    picker.selectedItems = chosen;
    show();
  });
  return untilChosen<Picked>(picker, (choose) => {
    picker.onDidTriggerButton(() => {
      hidden = !hidden;
      show();
    });
    picker.onDidChangeSelection((selected) => {
      chosen = selected.slice(0, most);
      if (selected.length > most) picker.selectedItems = chosen;
      show();
    });
    picker.onDidAccept(() => {
      if (chosen.length < fewest) return;
      const picked = chosen.map(({ model }) => model);
      // The order of the list would tell whose answer is whose.
      choose({ models: hidden ? shuffled(picked) : picked, hidden });
    });
  });
}

function shuffled<T>(items: readonly T[]): readonly T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Every free model that is not hidden, those that would be asked first before the others. */
async function itemsOf({
  catalogue,
  models,
  hidden,
  clock,
}: App): Promise<readonly ComparedItem[]> {
  const left = await hidden.list();
  const all = (await catalogue.snapshot()).models.filter(
    ({ id, free, router }) => free && !router && !left.includes(id),
  );
  const ordered = await models.candidates();
  const rest = all.filter(({ id }) => !ordered.some((one) => one.id === id));
  const record = await models.records(all);
  return [...ordered, ...rest].map((model) => ({
    model,
    label: model.name,
    description: model.maker,
    detail: modelDetail(model, record(model.id), clock.now()),
  }));
}
