/** A JSON text, also with line breaks and tabs in its strings as models write them; undefined if it is none. */
export function parseLooseJson(text: string): unknown {
  for (const candidate of [text, withEscapedBreaks(text)]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // The second try is the last.
    }
  }
  return undefined;
}

function withEscapedBreaks(text: string): string {
  const pieces: string[] = [];
  let inString = false;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '"') inString = !inString;
    else if (inString && character === '\\') index++;
    else if (inString && (character === '\n' || character === '\t')) {
      pieces.push(text.slice(start, index), character === '\n' ? '\\n' : '\\t');
      start = index + 1;
    }
  }
  return pieces.join('') + text.slice(start);
}
