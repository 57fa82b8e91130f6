import * as vscode from 'vscode';
import { environmentKeys, type EnvironmentKey } from '../../core/llm/environmentKeys';
import { findServers, type FoundServer } from '../../core/llm/findServers';
import type { App } from '../app';
import { Cancelled, ExpectedError } from '../expectedError';
import { inBrowser } from '../../core/inBrowser';
import { keepKey } from '../keys/keepKey';
import { readEnvironment } from '../node/environment';
import { nothingFoundSentence } from '../providers/nothingFound';
import { tellSetUp } from '../providers/tellSetUp';
import type { Command } from './command';

interface Item extends vscode.QuickPickItem {
  readonly use: () => Promise<void>;
}

/**
 * Looks for what is already here: Ollama and LM Studio on this machine, keys in the environment. Only what the user picks of
 * it is used. Costs no request.
 */
export const findProviders: Command = {
  id: 'frugal.findProviders',
  run: async (app) => {
    const { l10n } = vscode;
    const keys = environmentKeys(inBrowser ? {} : readEnvironment());
    const servers = vscode.workspace.isTrusted ? await findServers(app) : [];
    const items = [
      ...servers.map((server) => serverItem(app, server)),
      ...keys.map((key) => keyItem(app, key)),
    ];
    if (items.length === 0) throw nothingFound();
    const title = l10n.t('Found here. Nothing is used before you pick it.');
    const picked = await vscode.window.showQuickPick(items, { title, ignoreFocusOut: true });
    if (!picked) throw new Cancelled();
    await picked.use();
  },
};

function serverItem(app: App, { preset, url, models }: FoundServer): Item {
  const { l10n } = vscode;
  return {
    label: `$(server) ${l10n.t('Use {0}', preset.name)}`,
    description: url,
    detail: l10n.t(
      'It runs on this machine, with {0} models. No limit, and nothing leaves.',
      models,
    ),
    use: async () => {
      await app.settings.setAddress(preset.id, url);
      await app.session.refresh();
      tellSetUp(app, preset);
    },
  };
}

function keyItem(app: App, { preset, name, key }: EnvironmentKey): Item {
  const { l10n } = vscode;
  return {
    label: `$(key) ${l10n.t('Use the key of {0}', preset.name)}`,
    description: name,
    detail: l10n.t("From the environment, into VS Code's secret storage. It is checked first."),
    use: () => keepKey(app, preset, key),
  };
}

function nothingFound(): ExpectedError {
  const { l10n } = vscode;
  return new ExpectedError(nothingFoundSentence(vscode.workspace.isTrusted, !inBrowser), [
    {
      label: l10n.t('Sign in with OpenRouter'),
      run: () => vscode.commands.executeCommand('frugal.signIn'),
    },
    {
      label: l10n.t('Set Up a Server'),
      run: () => vscode.commands.executeCommand('frugal.setUpServer'),
    },
  ]);
}
