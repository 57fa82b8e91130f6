import * as vscode from 'vscode';
import type { Preset } from '../../core/llm/preset';

/** The user's choice among providers; the only one is not asked about. Undefined when the user left. */
export async function pickProvider(
  title: string,
  offered: readonly Preset[],
): Promise<Preset | undefined> {
  if (offered.length < 2) return offered[0];
  const items = offered.map((preset) => ({
    label: preset.name,
    description: descriptionOf(preset),
    preset,
  }));
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.preset;
}

/** What it costs, as far as that can be known. */
export function descriptionOf({ prices, runsHere }: Preset): string {
  const { l10n } = vscode;
  if (runsHere) return l10n.t('on this machine');
  switch (prices) {
    case 'listed':
      return l10n.t('free models, by their listed prices');
    case 'freePlan':
      return l10n.t('free plan; Frugal cannot see prices');
    case 'none':
      return l10n.t('free');
    case 'unseen':
      return l10n.t('any OpenAI-compatible address; Frugal cannot see prices');
  }
}
