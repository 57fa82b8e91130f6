import * as vscode from 'vscode';
import type { ProviderId } from '../core/llm/preset';
import { presets } from '../core/llm/presets';
import type { Settings } from '../core/ports';
import { apiAddress, clamp } from './settingValues';

/** What the user set, clamped and defaulted; a snapshot that never changes. */
export interface HostSettings extends Settings {
  /** Offer the editor's selection as an attachment. */
  readonly attachSelection: boolean;
  /** Let what the code uses go along with a task about it. */
  readonly gatherContext: boolean;
}

/** Where a setting is written. */
export type SettingScope = 'user' | 'workspace';

/** The one reader and writer of `frugal.*`. */
export class SettingsReader implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listening: vscode.Disposable;
  private readonly refused = new Set<string>();
  private latest: HostSettings | undefined;

  readonly onDidChange = this.changed.event;

  /** @param onRefused told once about each address that a key must not be sent to */
  constructor(private readonly onRefused: (address: string) => void) {
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

  private readNow(): HostSettings {
    const values = vscode.workspace.getConfiguration('frugal');
    const model = values.get<unknown>('model');
    const seconds = (name: string, otherwise: number): number =>
      clamp(values.get(name), { min: 5, max: 600, otherwise }) * 1000;
    return {
      model: typeof model === 'string' ? model.trim() : '',
      addresses: {
        openrouter: this.address('openrouter', values.get<unknown>('openrouter.url')),
        groq: this.address('groq', values.get<unknown>('groq.url')),
        google: this.address('google', values.get<unknown>('google.url')),
        ollama: this.address('ollama', values.get<unknown>('ollama.url')),
        lmstudio: this.address('lmstudio', values.get<unknown>('lmstudio.url')),
        custom: this.address('custom', values.get<unknown>('custom.url')),
      },
      idleTimeoutMs: seconds('idleTimeout', 60),
      progressTimeoutMs: seconds('progressTimeout', 180),
      maxAnswerTokens: Math.round(
        clamp(values.get('maxAnswerTokens'), { min: 256, max: 64_000, otherwise: 8000 }),
      ),
      maxRequestsPerTurn: Math.round(
        clamp(values.get('maxRequestsPerTurn'), { min: 1, max: 2, otherwise: 2 }),
      ),
      attachSelection: values.get<unknown>('attachSelection') !== false,
      gatherContext: values.get<unknown>('gatherContext') !== false,
    };
  }

  /** Whether this workspace has a model of its own. */
  workspaceModel(): string | undefined {
    const found = vscode.workspace.getConfiguration('frugal').inspect<string>('model');
    return found?.workspaceFolderValue ?? found?.workspaceValue;
  }

  /** @param id undefined: the one of the wider scope, in the end the best one of the catalogue */
  async chooseModel(id: string | undefined, scope: SettingScope): Promise<void> {
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

  private address(provider: ProviderId, value: unknown): string {
    const address = apiAddress(value);
    if (address !== undefined) return address;
    const refused = typeof value === 'string' ? value : '';
    if (refused !== '' && !this.refused.has(refused)) {
      this.refused.add(refused);
      this.onRefused(refused);
    }
    return presets[provider].url;
  }
}
