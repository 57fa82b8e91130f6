import { parseMarkdown } from '../markdown/markdownDocument';

/** Lines that look alike everywhere tell nothing: brackets, and what has no name in it. */
const telling = /[\w$\u0080-\uFFFF]/;

/** Of each text, the lines of its code blocks, trimmed, that are in no code block of the others. */
export function onlyHere(texts: readonly string[]): readonly ReadonlySet<string>[] {
  const all = texts.map(codeLines);
  return all.map((own, at) => {
    const others = all.filter((_, other) => other !== at);
    // Where nobody else wrote code, there is nothing to compare with.
    if (others.every(({ size }) => size === 0)) return new Set<string>();
    return new Set([...own].filter((line) => others.every((lines) => !lines.has(line))));
  });
}

function codeLines(text: string): ReadonlySet<string> {
  const lines = parseMarkdown(text).blocks.flatMap((block) =>
    block.type === 'code' && 'text' in block ? String(block.text).split('\n') : [],
  );
  return new Set(lines.map((line) => line.trim()).filter((line) => telling.test(line)));
}
