/** A fenced code block of an answer. */
export interface FencedBlock {
  /** What stands behind the opening fence. */
  readonly info: string;
  readonly text: string;
  /** The closing fence came. */
  readonly closed: boolean;
}

const fence = /^( {0,3})(`{3,}|~{3,})[ \t]*([^\n]*)$/;

/**
 * The fenced blocks of a Markdown text, in order. A fence of the same kind inside a block that names a language opens a
 * nested one, as models write when they quote Markdown.
 */
export function readFences(markdown: string): readonly FencedBlock[] {
  const blocks: FencedBlock[] = [];
  let open: { readonly mark: string; readonly info: string; readonly lines: string[] } | undefined;
  let nested = 0;
  for (const line of markdown.split(/\r?\n/)) {
    const found = fence.exec(line);
    const mark = found?.[2] ?? '';
    const info = found?.[3]?.trim() ?? '';
    if (!open) {
      if (found && !(mark.startsWith('`') && info.includes('`'))) open = { mark, info, lines: [] };
      continue;
    }
    const sameKind = found !== null && mark.startsWith(open.mark);
    if (sameKind && info === '' && nested === 0) {
      blocks.push({ info: open.info, text: open.lines.join('\n'), closed: true });
      open = undefined;
      continue;
    }
    if (sameKind && isMarkdown(open.info)) nested += info === '' ? -1 : 1;
    open.lines.push(line);
  }
  if (open) blocks.push({ info: open.info, text: open.lines.join('\n'), closed: false });
  return blocks;
}

function isMarkdown(info: string): boolean {
  return /^(md|markdown)\b/i.test(info);
}

/** A fence that no run of backticks in the text can close. */
export function fenceFor(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  return '`'.repeat(longest + 1);
}
