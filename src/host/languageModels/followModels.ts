import * as vscode from 'vscode';
import type { App } from '../app';
import type { ModelList } from './modelList';

/** Keeps VS Code's list of models as Frugal's own: what was fetched, for the providers that are set up and models that are not hidden. */
export function followModels(app: App, list: ModelList): vscode.Disposable {
  const { catalogue, keys, settings, hidden, notifier } = app;
  const show = (): void =>
    void notifier.run(async () => {
      const { listModels } = await import('./listModels');
      await listModels(app, list);
    });
  return vscode.Disposable.from(
    catalogue.onDidChange(show),
    keys.onDidChange(show),
    settings.onDidChange(show),
    hidden.onDidChange(show),
  );
}
