import type { Preset } from './presets';

/** The key, or one sentence that says why there is none. */
export type CleanedKey =
  { readonly key: string } | { readonly key?: never; readonly problem: string };

/** How keys of others begin, so that a mix-up can be named. */
const otherKeys: readonly (readonly [RegExp, string])[] = [
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
export function cleanKey(pasted: string, { name, keyShape, keyExample }: Preset): CleanedKey {
  const text = pasted.replace(invisible, '').trim();
  const begins = `A key of ${name} begins with ${keyExample}`;
  if (text === '') return { problem: `Paste a key. ${begins}.` };
  const found = new Set(text.match(new RegExp(keyShape, `${keyShape.flags.replace('g', '')}g`)));
  const [key] = found;
  if (found.size > 1) return { problem: 'There is more than one key in this text. Paste one.' };
  if (key !== undefined) return { key };
  if (/(\.\.\.|…|\*{3})/.test(text) && text.includes(keyExample)) {
    return {
      problem:
        'This is the shortened form of a key. The whole key is shown only once, when it is made.',
    };
  }
  if (text.includes(keyExample)) return { problem: 'This key is cut off. Copy the whole of it.' };
  const other = otherKeys.find(([shape]) => shape.test(text))?.[1];
  if (other !== undefined) return { problem: `This is a key of ${other}. ${begins}.` };
  return { problem: `This is no key of ${name}. ${begins}.` };
}
