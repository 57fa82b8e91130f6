import { addLine, noLines, type CodeLines } from './codeLines';

/** A fenced code block whose end has not come yet; text is added to it without reading it again from its start. */
export interface OpenFence {
  /** The whole first line, line end included. */
  readonly opening: string;
  /** What stands behind the fence: language, file name. */
  readonly info: string;
  readonly marker: string;
  /** Spaces before the opening fence; as many are taken from each line. */
  readonly indent: number;
  readonly lines: CodeLines;
  /** The source of the complete lines. */
  readonly source: string;
  /** The last line, still without its end. */
  readonly partial: string;
}

export interface FedFence {
  readonly fence: OpenFence;
  /** Source of the whole block and what follows it; present once the closing fence came. */
  readonly closed?: { readonly raw: string; readonly rest: string };
}

const openingFence = /^( {0,3})(`{3,}|~{3,})([^\n]*)\n/;

/** The fence that this source begins with, if its first line is complete. */
export function openFence(source: string): FedFence | undefined {
  const match = openingFence.exec(source);
  if (match === null) return undefined;
  const [opening, indent = '', marker = '', info = ''] = match;
  const fence: OpenFence = {
    opening,
    info: info.trim(),
    marker,
    // As the parser does it: only backtick fences take their indentation from the lines.
    indent: marker.startsWith('`') ? indent.length : 0,
    lines: noLines,
    source: '',
    partial: '',
  };
  return feedFence(fence, source.slice(opening.length));
}

/** Adds text to an open fence: its cost depends on the text added, not on the length of the block. */
export function feedFence(fence: OpenFence, text: string): FedFence {
  let { lines, source } = fence;
  let pending = fence.partial + text;
  for (let end = pending.indexOf('\n'); end >= 0; end = pending.indexOf('\n')) {
    const line = pending.slice(0, end);
    if (closes(fence, line)) {
      const raw = `${fence.opening}${source}${line}\n`;
      return { fence: { ...fence, lines, source }, closed: { raw, rest: pending.slice(end + 1) } };
    }
    lines = addLine(lines, withoutIndent(line, fence.indent));
    source += `${line}\n`;
    pending = pending.slice(end + 1);
  }
  return { fence: { ...fence, lines, source, partial: pending } };
}

/** The block's source as it stands. */
export function fenceSource(fence: OpenFence): string {
  return fence.opening + fence.source + fence.partial;
}

/** Whether this line could be, or become, the closing fence; it is not shown until that is known. */
export function mayClose(fence: OpenFence, line: string): boolean {
  const trimmed = line.trimStart();
  return trimmed !== '' && (closes(fence, line) || fence.marker.startsWith(trimmed));
}

function closes(fence: OpenFence, line: string): boolean {
  const spaces = line.length - line.trimStart().length;
  if (spaces > 3 || !line.startsWith(fence.marker, spaces)) return false;
  return /^[~`]* *$/.test(line.slice(spaces + fence.marker.length));
}

function withoutIndent(line: string, indent: number): string {
  const spaces = line.length - line.trimStart().length;
  return indent > 0 && spaces >= indent ? line.slice(indent) : line;
}
