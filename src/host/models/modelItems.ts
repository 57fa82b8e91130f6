import * as vscode from 'vscode';
import { rankForCode } from '../../core/catalogue/defaultModel';
import { groupModels, modelLabels, type GroupName } from '../../core/catalogue/groups';
import type { CatalogueSnapshot, Model } from '../../core/catalogue/model';
import type { Preset } from '../../core/llm/preset';
import { presets } from '../../core/llm/presets';
import { recordLabels, type RecordWords, type TrackRecord } from '../../core/routing/trackRecord';
import { descriptionOf } from '../providers/pickProvider';

/** An entry of the model picker; separators and hints have no choice. */
export interface ModelItem extends vscode.QuickPickItem {
  /** A model's id; empty: always the best one. */
  readonly choice?: string;
  /** What is run instead of choosing. */
  readonly command?: string;
  /** The one of its buttons that makes the model a favourite, or takes that back. */
  readonly star?: vscode.QuickInputButton;
}

/** What the entries say beside what a model can do. */
export interface ModelMarks {
  /** The id of the model in use; empty: always the best one. */
  readonly chosen: string;
  /** Ids. */
  readonly favourites: readonly string[];
  /** Ids of those that stand at the end of the list, whatever else they are. */
  readonly hidden: readonly string[];
  /** Ids of those that stand together before all others: the favourites as they were when the list was opened. */
  readonly onTop: readonly string[];
  /** The model that is asked now where none is chosen. */
  readonly best?: Model | undefined;
  /** How a model has been doing, by id. */
  readonly records: (id: string) => TrackRecord | undefined;
  /** What can be done with every entry. */
  readonly buttons: readonly vscode.QuickInputButton[];
}

/** The entries: the automatic choice, the favourites, then every other free model in its group, those hidden last. */
export function modelItems(
  snapshot: CatalogueSnapshot,
  marks: ModelMarks,
  now: number,
): readonly ModelItem[] {
  const isHidden = ({ id }: Model): boolean => marks.hidden.includes(id);
  const models = snapshot.models.filter((model) => !isHidden(model));
  const hidden = snapshot.models.filter((model) => isHidden(model) && model.free);
  const { l10n, QuickPickItemKind } = vscode;
  const section = (label: string, group: readonly Model[]): readonly ModelItem[] =>
    group.length === 0
      ? []
      : [
          { label, kind: QuickPickItemKind.Separator },
          ...group.map((model) => modelItem(model, marks, now)),
        ];
  const onTop = rankForCode(models, now).filter(({ id }) => marks.onTop.includes(id));
  const listed = models.filter(({ provider }) => presets[provider].prices === 'listed');
  const several = listed.length < models.length;
  const groups = groupModels(listed, now, onTop).flatMap(({ name, models: group }) =>
    section(several ? `OpenRouter: ${groupLabel(name)}` : groupLabel(name), group),
  );
  const others = Object.values<Preset>(presets).flatMap((preset) => {
    const own = models.filter(
      (model) =>
        preset.prices !== 'listed' && model.provider === preset.id && !onTop.includes(model),
    );
    const byName = own.toSorted((a, b) => a.name.localeCompare(b.name));
    return section(`${preset.name}: ${descriptionOf(preset)}`, byName);
  });
  return [
    automaticItem(marks),
    ...section(l10n.t('Favourites'), onTop),
    ...groups,
    ...others,
    ...section(l10n.t('Hidden'), hidden),
    ...setUpItems(),
  ];
}

/** The choice that stays with the best model, a favourite before others. */
function automaticItem(marks: ModelMarks): ModelItem {
  const { best } = marks;
  return {
    choice: '',
    label: checkOf('', marks) + vscode.l10n.t('Always the best free model for code'),
    ...(best && {
      description: marks.favourites.includes(best.id)
        ? vscode.l10n.t('now {0}, a favourite', best.name)
        : vscode.l10n.t('now {0}', best.name),
    }),
    buttons: marks.buttons,
  };
}

/** Ways to more models. */
function setUpItems(): readonly ModelItem[] {
  const { l10n, QuickPickItemKind } = vscode;
  return [
    { label: l10n.t('More models'), kind: QuickPickItemKind.Separator },
    {
      label: `$(list-flat) ${l10n.t('All models as a table, with their prices')}`,
      command: 'frugal.showModels',
    },
    {
      label: `$(account) ${l10n.t('Sign in with OpenRouter')}`,
      command: 'frugal.signIn',
    },
    {
      label: `$(key) ${l10n.t('Set a key of OpenRouter, Groq or Google AI Studio')}`,
      command: 'frugal.setKey',
    },
    {
      label: `$(server) ${l10n.t('Set up Ollama, LM Studio or another server')}`,
      command: 'frugal.setUpServer',
    },
  ];
}

function modelItem(model: Model, marks: ModelMarks, now: number): ModelItem {
  const isFavourite = marks.favourites.includes(model.id);
  // A router is asked only where it is chosen itself, and a model that may cost money never before that.
  const canLead = model.free && !model.router;
  const star = isFavourite || canLead ? starOf(isFavourite) : undefined;
  return {
    choice: model.id,
    label: checkOf(model.id, marks) + (isFavourite ? '$(star-full) ' : '') + model.name,
    description: model.maker,
    detail: modelDetail(model, marks.records(model.id), now),
    buttons: [...(star ? [star] : []), ...marks.buttons],
    ...(star && { star }),
  };
}

/** What is good to know of a model before it is asked, in one line. */
export function modelDetail(model: Model, record: TrackRecord | undefined, now: number): string {
  return modelLabels(model, now, words(), recordLabels(record, recordWords())).join(' · ');
}

function starOf(isFavourite: boolean): vscode.QuickInputButton {
  const { l10n, ThemeIcon } = vscode;
  return isFavourite
    ? { iconPath: new ThemeIcon('star-full'), tooltip: l10n.t('Remove from the favourites') }
    : { iconPath: new ThemeIcon('star-empty'), tooltip: l10n.t('Add to the favourites') };
}

function checkOf(id: string, { chosen }: ModelMarks): string {
  return id === chosen ? '$(check) ' : '';
}

function words(): Parameters<typeof modelLabels>[2] {
  const { l10n } = vscode;
  return {
    recommended: l10n.t('Recommended for code'),
    large: l10n.t('Large'),
    fast: l10n.t('Fast'),
    images: l10n.t('Reads images'),
    other: l10n.t('Other'),
    context: l10n.t('{0} context'),
    tools: l10n.t('tools'),
    reasoning: l10n.t('reasoning'),
    readsImages: l10n.t('images'),
    mayTrain: l10n.t('may train on prompts'),
    leavesOn: l10n.t('leaves on {0}'),
  };
}

function recordWords(): RecordWords {
  const { l10n } = vscode;
  return {
    closed: l10n.t('not open to you now'),
    usedUp: l10n.t('used up for now'),
    answered: l10n.t('last 24 h: answered {0} of {1}'),
    busy: l10n.t('busy {0}'),
    firstWord: l10n.t('first word after {0} s'),
  };
}

function groupLabel(name: GroupName): string {
  return words()?.[name] ?? name;
}
