import assert from 'node:assert/strict';
import { bundleFile, languages, manifestFile, readTranslations } from '../translations/languages';
import { findUserWords } from '../translations/userWords';

/** Sentences that no user reads as they stand: what they are for. */
const notForUsers: readonly (readonly [RegExp, string])[] = [
  [/^Problems of (the workspace|\{\})$/, 'a label in a prompt, which is English'],
];

const placesIn = (text: string): readonly string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('What the user reads', () => {
  const { said, unsaid } = findUserWords();
  const texts = new Set(said.map(({ text }) => text).filter((text) => text.trim() !== ''));

  it('is said in the language of the user', () => {
    const missed = unsaid.filter(({ text }) => !notForUsers.some(([other]) => other.test(text)));
    assert.deepEqual(missed, []);
  });

  for (const language of languages) {
    const bundle = readTranslations(bundleFile(language));
    const manifest = readTranslations(manifestFile());
    const names = readTranslations(manifestFile(language));

    it(`is there in ${language}, all of it and nothing else`, () => {
      assert.deepEqual(
        [...texts].filter((text) => !Object.hasOwn(bundle, text)),
        [],
      );
      assert.deepEqual(
        Object.keys(bundle).filter((text) => !texts.has(text)),
        [],
      );
      assert.deepEqual(Object.keys(names), Object.keys(manifest));
    });

    it(`has its values in ${language} where it has them in English`, () => {
      const pairs = [
        ...Object.entries(bundle),
        ...Object.entries(names).map(([name, text]) => [manifest[name] ?? '', text] as const),
      ];
      const wrong = pairs.filter(
        ([english, text]) =>
          text.trim() === '' || placesIn(english).join() !== placesIn(text).join(),
      );
      assert.deepEqual(wrong, []);
    });
  }
});
