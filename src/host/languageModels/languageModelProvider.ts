import type * as vscode from 'vscode';
import type { OfferedModel } from '../../core/languageModels/offeredModel';
import type { StartedApp } from '../startApp';
import type { ModelList } from './modelList';

/** The free models, for VS Code's own chat and for other extensions. */
export function languageModelProvider(
  start: () => Promise<StartedApp>,
  list: ModelList,
): vscode.LanguageModelChatProvider<OfferedModel> {
  return {
    onDidChangeLanguageModelChatInformation: list.onDidChange,
    provideLanguageModelChatInformation: async ({ silent }) => {
      if (!silent) {
        const [{ setUp }, { app }] = await Promise.all([import('./setUp'), start()]);
        await setUp(app, list);
      }
      return [...list.models];
    },
    provideLanguageModelChatResponse: async (model, messages, options, progress, token) => {
      const [{ respond }, { app }] = await Promise.all([import('./respond'), start()]);
      await respond(app, { model, messages, options, progress }, token);
    },
    provideTokenCount: async (_, text) => (await import('./respond')).tokensOf(text),
  };
}
