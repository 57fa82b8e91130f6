import * as vscode from 'vscode';
import type { ProviderId } from '../core/llm/preset';
import { readSettings, valueOf, type HostSettings } from './readSettings';
import { RefusedSettingsTeller } from './refusedSettings';

/** The patterns of what the user keeps out of searches or out of sight. */
export function excludedPatterns(): readonly string[] {
  const values = vscode.workspace.getConfiguration();
  return ['files.exclude', 'search.exclude'].flatMap((name) =>
    Object.entries(values.get<Readonly<Record<string, unknown>>>(name) ?? {}).flatMap(
      ([pattern, isExcluded]) => (isExcluded === true ? [pattern] : []),
    ),
  );
}

/** What the user says of a screen reader: `on`, `off`, or `auto`, where VS Code finds out. */
export function screenReaderSupport(): unknown {
  return vscode.workspace.getConfiguration('editor').get('accessibilitySupport');
}

/** Where a setting is written. */
export type SettingScope = 'user' | 'workspace';

/** The one reader and writer of `frugal.*`. */
export class SettingsReader implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listening: vscode.Disposable;
  private readonly teller: RefusedSettingsTeller;
  private latest: HostSettings | undefined;

  readonly onDidChange = this.changed.event;

  /** @param onRefused told once about each value that is not used, in a sentence for the user */
  constructor(onRefused: (sentence: string) => void) {
    this.teller = new RefusedSettingsTeller(onRefused);
    this.listening = vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('frugal')) return;
      this.latest = undefined;
      this.changed.fire();
    });
  }

  /** A turn reads them dozens of times: they are put together once for each change. */
  read(): HostSettings {
    return (this.latest ??= this.readNow());
  }

  /** Those of the settings that are not as they come. @param names whole ones, `frugal.model` */
  changedOf(names: readonly string[]): readonly string[] {
    const values = vscode.workspace.getConfiguration();
    return names.filter((name) => {
      const { globalValue, workspaceValue, workspaceFolderValue } = values.inspect(name) ?? {};
      return [globalValue, workspaceValue, workspaceFolderValue].some(
        (value) => value !== undefined,
      );
    });
  }

  private readNow(): HostSettings {
    const values = vscode.workspace.getConfiguration('frugal');
    const { settings, refused } = readSettings((name) =>
      valueOf(name, values.get<unknown>(name), () => values.inspect(name)),
    );
    this.teller.show(refused);
    return settings;
  }

  /** Whether this workspace has a model of its own. */
  workspaceModel(): string | undefined {
    const found = vscode.workspace.getConfiguration('frugal').inspect<string>('model');
    return found?.workspaceFolderValue ?? found?.workspaceValue;
  }

  /** Where the model in use is set. A workspace that has a model of its own keeps having one. */
  modelScope(): SettingScope {
    return this.workspaceModel() === undefined ? 'user' : 'workspace';
  }

  /** @param id undefined: the one of the wider scope, in the end the best one of the catalogue */
  async chooseModel(id: string | undefined, scope = this.modelScope()): Promise<void> {
    const target =
      scope === 'user' ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;
    await vscode.workspace.getConfiguration('frugal').update('model', id, target);
  }

  /** Where a server of the user's own is; undefined: nowhere any longer. */
  async setAddress(provider: ProviderId, address: string | undefined): Promise<void> {
    const values = vscode.workspace.getConfiguration('frugal');
    await values.update(`${provider}.url`, address, vscode.ConfigurationTarget.Global);
  }

  dispose(): void {
    this.listening.dispose();
    this.changed.dispose();
  }
}
