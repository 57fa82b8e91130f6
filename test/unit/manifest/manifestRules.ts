import { contributedCommands, settingsOf, type Manifest, type Setting } from './manifest';

/** What VS Code itself does when a menu or a key says so. */
const isForeign = (command: string): boolean => !command.startsWith('frugal.');

/** Commands without a title, or without the category under which the palette lists them. */
export const untitledCommands = ({ contributes }: Manifest): readonly string[] =>
  (contributes?.commands ?? [])
    .filter(({ title, category }) => !title || category !== 'Frugal')
    .map(({ command }) => command ?? '?');

/** Commands that a menu or a key names and nobody contributes. */
export function unknownCommands(manifest: Manifest): readonly string[] {
  const { menus = {}, keybindings = [] } = manifest.contributes ?? {};
  const known = new Set(contributedCommands(manifest));
  return [...Object.values(menus).flat(), ...keybindings]
    .flatMap(({ command }) => command ?? [])
    .filter((command) => !isForeign(command) && !known.has(command));
}

/** Settings that the settings editor could not explain, or that lack a default or a scope. */
export const unexplainedSettings = (manifest: Manifest): readonly string[] =>
  Object.entries(settingsOf(manifest))
    .filter(
      ([, { markdownDescription, scope, type, default: value }]) =>
        !markdownDescription || !scope || type === undefined || value === undefined,
    )
    .map(([name]) => name);

/** Where something goes: no workspace says that, and no other machine. */
const address = /\.(url|headers)$/;
/** What the user is protected by: only the user's own settings say that, not those of a container or a workspace either. */
export const protections: readonly string[] = [
  'frugal.askBeforeSending',
  'frugal.maskSecrets',
  'frugal.maxRequestsPerTurn',
  'frugal.otherExtensions',
];
/** What is about this machine: another one may have it otherwise. */
const ofMachine = /\.(url|headers)$|^frugal\.(answerCache|maskSecrets|otherExtensions)$/;

const named = (
  manifest: Manifest,
  isMeant: (setting: Setting, name: string) => boolean,
): readonly string[] =>
  Object.entries(settingsOf(manifest)).flatMap(([name, one]) => (isMeant(one, name) ? [name] : []));

const ofUser = (scope: string | undefined): boolean =>
  scope === 'machine' || scope === 'application';

export const leakySettings = (manifest: Manifest): readonly string[] =>
  named(manifest, ({ scope }, name) => address.test(name) && !ofUser(scope));

export const unprotectedSettings = (manifest: Manifest): readonly string[] =>
  named(manifest, ({ scope }, name) => protections.includes(name) && scope !== 'application');

/** Settings that a workspace can have for itself. */
export const workspaceSettings = (manifest: Manifest): readonly string[] =>
  named(manifest, ({ scope }) => !ofUser(scope));

/** VS Code's Settings Sync leaves out what has the scope `machine`, and what asks for it. */
export const carriedSettings = (manifest: Manifest): readonly string[] =>
  named(
    manifest,
    ({ scope, ignoreSync }, name) =>
      ofMachine.test(name) && scope !== 'machine' && ignoreSync !== true,
  );

/** Numbers without sane bounds around their default, and choices that are not all explained. */
export const unboundedSettings = (manifest: Manifest): readonly string[] =>
  Object.entries(settingsOf(manifest))
    .filter(([, setting]) => !isBounded(setting))
    .map(([name]) => name);

function isBounded(setting: Setting): boolean {
  const { type, default: value, minimum, maximum, enum: choices, enumDescriptions } = setting;
  if (choices)
    return choices.includes(String(value)) && enumDescriptions?.length === choices.length;
  if (type !== 'number' && type !== 'integer') return true;
  if (minimum === undefined || maximum === undefined || typeof value !== 'number') return false;
  return minimum <= value && value <= maximum;
}

/** Texts of any length, addresses of any form, and objects of any content. */
export const looseSettings = (manifest: Manifest): readonly string[] =>
  Object.entries(settingsOf(manifest))
    .filter(([name, setting]) => isLoose(name, setting))
    .map(([name]) => name);

function isLoose(name: string, setting: Setting): boolean {
  const { type, enum: choices, maxLength, pattern, patternErrorMessage } = setting;
  const { additionalProperties: inside } = setting;
  if (type === 'object') return typeof inside !== 'object' || isLoose('', inside);
  if (type === 'array' || (pattern !== undefined && !patternErrorMessage)) return true;
  if (type !== 'string' || choices) return false;
  return maxLength === undefined || (name.endsWith('.url') && pattern === undefined);
}

/** `%keys%` without a text, and texts that nothing shows. */
export function unmatchedTexts(
  manifest: object,
  texts: Readonly<Record<string, string>>,
): readonly string[] {
  const used = new Set(
    [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key),
  );
  return [
    ...[...used].filter((key) => !texts[key]),
    ...Object.keys(texts).filter((key) => !used.has(key)),
  ];
}
