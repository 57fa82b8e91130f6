import * as vscode from 'vscode';
import type { Preset } from '../../core/llm/preset';
import { presets } from '../../core/llm/presets';
import { pickProvider } from '../providers/pickProvider';
import type { Command } from './command';

/** Opens a provider's page where keys are made, or where its server can be had. */
export const getKey: Command = {
  id: 'frugal.getKey',
  run: async () => {
    const offered = Object.values<Preset>(presets).filter((preset) => pageOf(preset));
    const preset = await pickProvider(vscode.l10n.t('Whose models?'), offered);
    const page = preset && pageOf(preset);
    if (page !== undefined) await vscode.env.openExternal(vscode.Uri.parse(page));
  },
};

function pageOf({ pages }: Preset): string | undefined {
  return pages.getKey ?? pages.download;
}
