import type { ComponentChild } from 'preact';

/**
 * What hides in code or changes the order of its letters: controls, formats, fillers. A selector or joiner that makes one
 * picture of several is seen.
 */
const inCode =
  /(?!\t|\n|\u200d|\ufe0f)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?<!\p{Extended_Pictographic})\ufe0f(?!\u20e3)|(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d/gu;
/** Words may need the others, in scripts that join letters or run from right to left. */
const inWords = /[\u202d\u202e\u{e0000}-\u{e007f}]/gu;

/** Code with a mark in the place of each sign that nobody sees; the sign stays in it, so that a copy is the code. */
export function showUnseenInCode(code: string): ComponentChild {
  return showUnseen(code, inCode);
}

/** Words with a mark for what turns their letters around and for letters that nobody sees. */
export function showUnseenInWords(words: string): ComponentChild {
  return showUnseen(words, inWords);
}

/** Whether words have signs that nobody sees, so that they may be others than they look. */
export function hasUnseen(words: string): boolean {
  return words.search(inCode) >= 0;
}

function showUnseen(text: string, signs: RegExp): ComponentChild {
  if (text.search(signs) < 0) return text;
  const parts: ComponentChild[] = [];
  let shown = 0;
  for (const { 0: sign, index } of text.matchAll(signs)) {
    parts.push(text.slice(shown, index), <Sign sign={sign} />);
    shown = index + sign.length;
  }
  return [...parts, text.slice(shown)];
}

/** Drawn by the style sheet from its name, which a screen reader reads. */
function Sign({ sign }: { readonly sign: string }) {
  const point = sign.codePointAt(0) ?? 0;
  const name = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  return (
    <span class="sign" role="img" aria-label={name}>
      {sign}
    </span>
  );
}
