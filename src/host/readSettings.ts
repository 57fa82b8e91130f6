import type { ProviderId } from '../core/llm/preset';
import { presets } from '../core/llm/presets';
import type { Settings } from '../core/ports';
import type { ReviewView } from './review/reviewView';
import { apiAddress, clamp, readHeaders, type RefusedHeader } from './settingValues';

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

/** What the settings say and Frugal does not do. */
export interface RefusedSettings {
  /** Settings, `frugal.model`, whose values are of no use, with them: their defaults hold, or the nearest bound. */
  readonly unusable: readonly (readonly [name: string, value: unknown])[];
  /** Addresses to which no key may go. */
  readonly unsafe: readonly string[];
  readonly headers: readonly RefusedHeader[];
}

/** Names of models, and addresses, are never as long. */
const longest = 500;

/** What goes along by itself. */
const unasked: ReadonlySet<string> = new Set(['attachSelection', 'gatherContext', 'projectRules']);

/**
 * The value that counts: a workspace may keep back what goes along by itself, never send what the user keeps back.
 * @param name of a setting without `frugal.`
 */
export function valueOf(
  name: string,
  value: unknown,
  user: () => { readonly globalValue?: unknown } | undefined,
): unknown {
  return unasked.has(name) && user()?.globalValue === false ? false : value;
}

/** Whatever the user's settings say, something that can be used. @param value of a setting, by its name without `frugal.` */
export function readSettings(value: (name: string) => unknown): {
  readonly settings: HostSettings;
  readonly refused: RefusedSettings;
} {
  const read = new Reading(value);
  const { headers, refused } = readHeaders(read.get('custom.headers'));
  if (!headers) read.refuse('custom.headers');
  const settings: HostSettings = {
    model: read.model(read.get('model')),
    addresses: {
      openrouter: read.address('openrouter', read.get('openrouter.url')),
      groq: read.address('groq', read.get('groq.url')),
      google: read.address('google', read.get('google.url')),
      ollama: read.address('ollama', read.get('ollama.url')),
      lmstudio: read.address('lmstudio', read.get('lmstudio.url')),
      custom: read.address('custom', read.get('custom.url')),
    },
    headers: { custom: headers ?? {} },
    idleTimeoutMs: read.number('idleTimeout', 5, 600, 60) * 1000,
    progressTimeoutMs: read.number('progressTimeout', 5, 600, 180) * 1000,
    maxAnswerTokens: Math.round(read.number('maxAnswerTokens', 256, 64_000, 8000)),
    maxRequestsPerTurn: Math.round(read.number('maxRequestsPerTurn', 1, 2, 2)),
    answerCache: read.flag('answerCache', true),
    maskSecrets: read.flag('maskSecrets', true),
    attachSelection: read.flag('attachSelection', true),
    projectRules: read.flag('projectRules', true),
    gatherContext: read.flag('gatherContext', true),
    askBeforeSending: read.flag('askBeforeSending', false),
    otherExtensions: read.choice('otherExtensions', ['ask', 'allow', 'refuse']),
    review: read.choice('review', ['auto', 'editor', 'diff']),
  };
  const { unusable, unsafe } = read;
  return { settings, refused: { unusable, unsafe, headers: refused } };
}

class Reading {
  readonly unusable: (readonly [name: string, value: unknown])[] = [];
  readonly unsafe: string[] = [];

  constructor(readonly get: (name: string) => unknown) {}

  refuse(name: string): void {
    this.unusable.push([`frugal.${name}`, this.get(name)]);
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.get(name);
    if (typeof value === 'boolean') return value;
    if (value !== undefined) this.refuse(name);
    return otherwise;
  }

  /** What is none of the choices becomes the first. */
  choice<T extends string>(name: string, choices: readonly [T, ...T[]]): T {
    const value = this.get(name);
    const chosen = choices.find((choice) => choice === value);
    if (chosen === undefined && value !== undefined) this.refuse(name);
    return chosen ?? choices[0];
  }

  number(name: string, min: number, max: number, otherwise: number): number {
    const value = this.get(name);
    const used = clamp(value, { min, max, otherwise });
    if (value !== undefined && value !== used) this.refuse(name);
    return used;
  }

  model(value: unknown): string {
    if (typeof value === 'string' && value.length <= longest) return value.trim();
    if (value !== undefined) this.refuse('model');
    return '';
  }

  address(provider: ProviderId, value: unknown): string {
    const { url } = presets[provider];
    const address = String(value).length <= longest ? apiAddress(value) : undefined;
    if (address !== undefined) return address;
    if (value === undefined || value === '') return url;
    if (isUnsafe(value)) this.unsafe.push(value);
    else this.refuse(`${provider}.url`);
    return url;
  }
}

/** An address of another protocol, with nothing in it that is not to be shown. */
function isUnsafe(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > longest || !URL.canParse(value)) return false;
  const { protocol, username, password, search } = new URL(value);
  return protocol !== 'https:' && [username, password, search].every((part) => part === '');
}
