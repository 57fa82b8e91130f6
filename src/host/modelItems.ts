import * as vscode from 'vscode';
import { bestForCode } from '../core/catalogue/defaultModel';
import { groupModels, modelLabels, type GroupName } from '../core/catalogue/groups';
import type { CatalogueSnapshot, Model } from '../core/catalogue/model';
import type { Preset } from '../core/llm/preset';
import { presets } from '../core/llm/presets';
import { descriptionOf } from './pickProvider';

/** An entry of the model picker; separators and hints have no choice. */
export interface ModelItem extends vscode.QuickPickItem {
  /** A model's id; empty: always the best one. */
  readonly choice?: string;
  /** What is run instead of choosing. */
  readonly command?: string;
}

/** The entries: the automatic choice, then every free model in its group. */
export function modelItems(
  { models }: CatalogueSnapshot,
  chosen: string,
  now: number,
  buttons: readonly vscode.QuickInputButton[],
): readonly ModelItem[] {
  const mark = (id: string): string => (id === chosen ? '$(check) ' : '');
  const home = models.find(({ free }) => free)?.provider;
  const best = bestForCode(
    models.filter(({ provider }) => provider === home),
    now,
  );
  const automatic: ModelItem = {
    choice: '',
    label: mark('') + vscode.l10n.t('Always the best free model for code'),
    ...(best && { description: vscode.l10n.t('now {0}', best.name) }),
    buttons,
  };
  const section = (label: string, group: readonly Model[]): readonly ModelItem[] => [
    { label, kind: vscode.QuickPickItemKind.Separator },
    ...group.map((model) => ({ ...modelItem(model, now, mark(model.id)), buttons })),
  ];
  const listed = models.filter(({ provider }) => presets[provider].prices === 'listed');
  const several = listed.length < models.length;
  const groups = groupModels(listed, now).flatMap(({ name, models: group }) =>
    section(several ? `OpenRouter: ${groupLabel(name)}` : groupLabel(name), group),
  );
  const others = Object.values<Preset>(presets).flatMap((preset) => {
    const own = models.filter(
      ({ provider }) => preset.prices !== 'listed' && provider === preset.id,
    );
    const byName = own.toSorted((a, b) => a.name.localeCompare(b.name));
    return own.length === 0 ? [] : section(`${preset.name}: ${descriptionOf(preset)}`, byName);
  });
  return [automatic, ...groups, ...others, ...setUpItems()];
}

/** Ways to more models. */
function setUpItems(): readonly ModelItem[] {
  const { l10n, QuickPickItemKind } = vscode;
  return [
    { label: l10n.t('More models'), kind: QuickPickItemKind.Separator },
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

function modelItem(model: Model, now: number, mark: string): ModelItem {
  return {
    choice: model.id,
    label: mark + model.name,
    description: model.maker,
    detail: modelLabels(model, now, words()).join(' · '),
  };
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

function groupLabel(name: GroupName): string {
  return words()?.[name] ?? name;
}
