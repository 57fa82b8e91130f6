import * as vscode from 'vscode';
import { providersInUse } from '../../core/llm/providers';
import type { App } from '../app';
import { listModels } from './listModels';
import type { ModelList } from './modelList';

/** The user wants to see the models: they are asked for a key where there is none, and the list is fetched if it is old. */
export async function setUp(app: App, list: ModelList): Promise<void> {
  const deps = { secrets: app.keys, settings: () => app.settings.read() };
  if ((await providersInUse(deps)).length === 0)
    await vscode.commands.executeCommand('frugal.setKey');
  if ((await providersInUse(deps)).length === 0) return;
  await app.notifier.run(() => app.catalogue.snapshot());
  await listModels(app, list);
}
