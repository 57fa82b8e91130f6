import * as vscode from 'vscode';
import type { ProviderId } from '../core/llm/preset';
import { presets } from '../core/llm/presets';
import type { Settings } from '../core/ports';
import type { ReviewView } from './review/reviewView';
import { apiAddress, clamp, oneOf, readHeaders, type RefusedHeader } from './settingValues';

/** What the user set, clamped and defaulted; a snapshot that never changes. */
export interface HostSettings extends Settings {
  /** Offer the editor's selection as an attachment. */
  readonly attachSelection: boolean;
  /** Let what the code uses go along with a task about it. */
  readonly gatherContext: boolean;
  /** Let the project's rules go along. */
  readonly projectRules: boolean;
  /** Ask before a task is sent. */
  readonly askBeforeSending: boolean;
  /** Whether other extensions may ask models by way of Frugal. */
  readonly otherExtensions: 'ask' | 'allow' | 'refuse';
  /** Where a proposal is shown; `auto`: as it can be read, see `reviewView`. */
  readonly review: 'auto' | ReviewView;
}

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
  private readonly refused = new Set<string>();
  private latest: HostSettings | undefined;

  readonly onDidChange = this.changed.event;

  /** @param onRefused told once about each value that is not used, in a sentence for the user */
  constructor(private readonly onRefused: (sentence: string) => void) {
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
      headers: { custom: this.headers(values.get<unknown>('custom.headers')) },
      idleTimeoutMs: seconds('idleTimeout', 60),
      progressTimeoutMs: seconds('progressTimeout', 180),
      maxAnswerTokens: Math.round(
        clamp(values.get('maxAnswerTokens'), { min: 256, max: 64_000, otherwise: 8000 }),
      ),
      maxRequestsPerTurn: Math.round(
        clamp(values.get('maxRequestsPerTurn'), { min: 1, max: 2, otherwise: 2 }),
      ),
      answerCache: values.get<unknown>('answerCache') !== false,
      maskSecrets: values.get<unknown>('maskSecrets') !== false,
      attachSelection: values.get<unknown>('attachSelection') !== false,
      projectRules: values.get<unknown>('projectRules') !== false,
      gatherContext: values.get<unknown>('gatherContext') !== false,
      askBeforeSending: values.get<unknown>('askBeforeSending') === true,
      otherExtensions: oneOf(values.get('otherExtensions'), ['ask', 'allow', 'refuse']),
      review: oneOf(values.get('review'), ['auto', 'editor', 'diff']),
    };
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

  private address(provider: ProviderId, value: unknown): string {
    const address = apiAddress(value);
    if (address !== undefined) return address;
    if (typeof value === 'string' && value !== '')
      this.refuse(vscode.l10n.t('Frugal does not send a key to {0}: use https.', value));
    return presets[provider].url;
  }

  private headers(value: unknown): Readonly<Record<string, string>> {
    const { headers, refused } = readHeaders(value);
    for (const { name, why } of refused) this.refuse(refusalOf(name, why));
    return headers;
  }

  private refuse(sentence: string): void {
    if (this.refused.has(sentence)) return;
    this.refused.add(sentence);
    this.onRefused(sentence);
  }
}

function refusalOf(name: string, why: RefusedHeader['why']): string {
  const { l10n } = vscode;
  switch (why) {
    case 'key':
      return l10n.t(
        'The header {0} is not sent: settings are no place for a key. Set the key with "Set Up a Server of Your Own".',
        name,
      );
    case 'reserved':
      return l10n.t('The header {0} is not sent: it is not for settings to change.', name);
    case 'malformed':
      return l10n.t('The header {0} is not sent: its name or its value is not allowed.', name);
  }
}
