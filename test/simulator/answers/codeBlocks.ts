/** A fenced block of a message. */
export interface CodeBlock {
  readonly language: string;
  readonly code: string;
  /** The block with its fences, as it stands in the message. */
  readonly source: string;
}

const fence = /^(`{3,}|~{3,})[ \t]*([^\s`]*)[^\n]*\n([\s\S]*?)^\1[ \t]*$/gm;

export function codeBlocks(text: string): readonly CodeBlock[] {
  const matches = text.replaceAll('\r\n', '\n').matchAll(fence);
  return [...matches].map(([source, , language = '', code = '']) => {
    return { source, language, code: code.replace(/\n$/, '') };
  });
}

/** The block again, inside a fence that is longer than any in the code. */
export function fenced({ language, code }: Pick<CodeBlock, 'language' | 'code'>): string {
  const longest = [...code.matchAll(/`{3,}/g)].reduce(
    (most, [run]) => Math.max(most, run.length),
    2,
  );
  const marks = '`'.repeat(longest + 1);
  return `${marks}${language}\n${code}\n${marks}`;
}
