// What is to be translated, and to add what was: `npm run translations [-- LANGUAGE FILE]`.
// Without arguments it tells what each language lacks, and writes it to `out/translations`: `{"English": ""}`, to be filled in.
// With them it adds such a file, filled in, to the language's own, and takes out what nobody says any more.
import * as fs from 'node:fs';
import {
  bundleFile,
  languages,
  manifestFile,
  readTranslations,
  writeTranslations,
  type Language,
  type Translations,
} from './languages';
import { findUserWords } from './userWords';

const manifest = readTranslations(manifestFile());
const said = [...new Set(findUserWords().said.map(({ text }) => text))].filter(
  (text) => text.trim() !== '',
);

/** Only the texts of these names, in their order. */
const only = (names: readonly string[], translations: Translations): Translations =>
  Object.fromEntries(
    names.flatMap((name) => {
      const text = translations[name];
      return text === undefined || text === '' ? [] : [[name, text]];
    }),
  );

function tell(language: Language): void {
  const bundle = readTranslations(bundleFile(language));
  const names = readTranslations(manifestFile(language));
  const lacking = [
    ...said.filter((text) => bundle[text] === undefined),
    ...Object.keys(manifest).flatMap((name) =>
      names[name] === undefined ? [manifest[name] ?? ''] : [],
    ),
  ];
  console.log(`${language}: ${lacking.length} to translate`);
  const empty = Object.fromEntries(lacking.map((text) => [text, '']));
  writeTranslations(`out/translations/${language}.json`, empty);
}

function add(language: Language, file: string): void {
  const added = JSON.parse(fs.readFileSync(file, 'utf8')) as Translations;
  const bundle = { ...readTranslations(bundleFile(language)), ...added };
  writeTranslations(bundleFile(language), only(said.toSorted(), bundle));
  const ofManifest = Object.entries(manifest).map(([name, text]) => [name, added[text] ?? '']);
  const before = readTranslations(manifestFile(language));
  const filled = ofManifest.filter(([, text]) => text !== '');
  const names = { ...before, ...(Object.fromEntries(filled) as Translations) };
  writeTranslations(manifestFile(language), only(Object.keys(manifest), names));
}

const [language, file] = process.argv.slice(2);
if (language === undefined || file === undefined) for (const each of languages) tell(each);
else add(language as Language, file);
