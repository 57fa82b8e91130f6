import * as vscode from 'vscode';
import { offeredModels } from '../../core/languageModels/offeredModel';
import type { App } from '../app';
import { modelDetail } from '../models/modelItems';
import type { ModelList } from './modelList';

/** Puts the free models of all providers that are set up on VS Code's list, as last fetched; asks nobody. */
export async function listModels(
  { models, settings, clock }: Pick<App, 'models' | 'settings' | 'clock'>,
  list: ModelList,
): Promise<void> {
  const { l10n } = vscode;
  const now = clock.now();
  const words = {
    automatic: l10n.t('Best free model'),
    automaticTooltip: l10n.t('Frugal picks the best free model that can serve each request.'),
    tooltip: (model: Parameters<typeof modelDetail>[0]) => modelDetail(model, undefined, now),
  };
  const { maxAnswerTokens } = settings.read();
  await list.put(offeredModels(await models.free(), maxAnswerTokens, words, now));
}
