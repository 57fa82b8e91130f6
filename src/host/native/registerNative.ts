import * as vscode from 'vscode';
import type { Logger } from '../../core/ports';
import { languageModelProvider } from '../languageModels/languageModelProvider';
import type { ModelList } from '../languageModels/modelList';
import { registerParticipant } from '../participant/participant';
import type { StartedApp } from '../startApp';
import { registerTools } from '../tools/registerTools';

export interface NativeFront {
  readonly models: ModelList;
  readonly log: Logger;
  readonly extensionUri: vscode.Uri;
}

/** Gives VS Code what it shows in places of its own. Nothing is loaded before one of them is used. */
export function registerNative(
  start: () => Promise<StartedApp>,
  { models, log, extensionUri }: NativeFront,
): vscode.Disposable {
  const provider = languageModelProvider(start, models);
  const places = [
    () => vscode.lm.registerLanguageModelChatProvider('frugal', provider),
    () => registerParticipant(start, extensionUri),
    () => registerTools(start),
  ];
  const registered = places.flatMap((register) => {
    try {
      return [register()];
    } catch (error) {
      // An editor built on VS Code may have its own chat, and leave this out.
      log.info(`Not there in this editor: ${String(error)}`);
      return [];
    }
  });
  return vscode.Disposable.from(models, ...registered);
}
