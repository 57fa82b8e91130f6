import * as fs from 'node:fs';
import * as path from 'node:path';
import { repository } from '../vscode/folders';

/** The languages that Frugal speaks besides English, by the names that VS Code gives them. */
export const languages = ['zh-cn', 'es', 'de', 'fr', 'ja', 'pt-br', 'ru'] as const;
export type Language = (typeof languages)[number];

/** English -> the other language, or a name in the manifest -> its text. */
export type Translations = Readonly<Record<string, string>>;

/** What one language has: of the sources, and of the manifest. */
export const bundleFile = (language: Language): string => `l10n/bundle.l10n.${language}.json`;
export const manifestFile = (language?: Language): string =>
  language === undefined ? 'package.nls.json' : `package.nls.${language}.json`;

export function readTranslations(file: string): Translations {
  const whole = path.join(repository, file);
  if (!fs.existsSync(whole)) return {};
  return JSON.parse(fs.readFileSync(whole, 'utf8')) as Translations;
}

export function writeTranslations(file: string, translations: Translations): void {
  const whole = path.join(repository, file);
  fs.mkdirSync(path.dirname(whole), { recursive: true });
  fs.writeFileSync(whole, `${JSON.stringify(translations, undefined, 2)}\n`);
}
