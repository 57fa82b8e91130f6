import { joinSentences } from '../../shared/joinSentences';
import type { KeyRule, Preset } from './preset';
import { say } from '../say';

/** The key, or one sentence that says why there is none. */
export type CleanedKey =
  | { readonly key: string; readonly problem?: never }
  | { readonly key?: never; readonly problem: string };

/** How keys of others begin, so that a mix-up can be named. */
const otherKeys: readonly (readonly [RegExp, string])[] = [
  [/\bsk-or-/, 'OpenRouter'],
  [/\bsk-ant-/, 'Anthropic'],
  [/\bsk-proj-|\bsk-svcacct-/, 'OpenAI'],
  [/\bgsk_/, 'Groq'],
  [/\bAIza/, 'Google'],
  [/\bhf_/, 'Hugging Face'],
  [/\bgh[pousr]_|\bgithub_pat_/, 'GitHub'],
];

/** No characters that anybody sees, but browsers and mail programs add them. */
const invisible = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g;

/** Takes the key out of whatever was pasted: quotes, `export NAME=...`, a header, spaces and line breaks around it. */
export function cleanKey(pasted: string, name: string, { shape, example }: KeyRule): CleanedKey {
  const text = seen(pasted);
  const found = new Set(text.match(new RegExp(shape, `${shape.flags.replace('g', '')}g`)));
  const [key] = found;
  if (found.size > 1)
    return { problem: say('There is more than one key in this text. Paste one.') };
  if (key !== undefined) return { key };
  if (/(\.\.\.|…|\*{3})/.test(text) && example !== '' && text.includes(example)) {
    return {
      problem: say(
        'This is the shortened form of a key. The whole key is shown only once, when it is made.',
      ),
    };
  }
  if (example !== '' && text.includes(example))
    return { problem: say('This key is cut off. Copy the whole of it.') };
  const begins = example === '' ? '' : say('A key of {0} begins with {1}.', name, example);
  return { problem: joinSentences([noKeyIn(text, name), begins]) };
}

const seen = (pasted: string): string => pasted.replace(invisible, '').trim();

/** What a text is that has nothing of a key of `names`. */
function noKeyIn(text: string, names: string): string {
  if (text === '') return say('Paste a key.');
  const other = otherKeys.find(([shape]) => shape.test(text))?.[1];
  return other === undefined
    ? say('This is no key of {0}.', names)
    : say('This is a key of {0}.', other);
}

/** Whose key is in the pasted text; of none, the problem with the one that was most likely meant, else with all. */
export function findKey(
  pasted: string,
  offered: readonly Preset[],
): { readonly preset: Preset; readonly key: string } | { readonly problem: string } {
  const tried = offered.flatMap((preset) =>
    preset.key
      ? [{ preset, rule: preset.key, cleaned: cleanKey(pasted, preset.name, preset.key) }]
      : [],
  );
  const found = tried.flatMap(({ preset, cleaned }) =>
    cleaned.key === undefined ? [] : [{ preset, key: cleaned.key }],
  );
  if (found.length > 1)
    return { problem: say('There are keys of several providers in this text. Paste one.') };
  if (found[0]) return found[0];
  const meant = tried.find(({ rule }) => pasted.includes(rule.example));
  if (meant?.cleaned.problem !== undefined) return { problem: meant.cleaned.problem };
  if (tried.length === 0) return { problem: say('No provider takes a key.') };
  const names = tried.map(({ preset }) => preset.name).join(', ');
  const beginnings = tried.map(({ rule }) => rule.example).join(', ');
  const begins = say('Keys that Frugal takes begin with {0}.', beginnings);
  return { problem: joinSentences([noKeyIn(seen(pasted), names), begins]) };
}
