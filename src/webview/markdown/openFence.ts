import { Lexer, type Tokens } from 'marked';
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
  /** The whole block and the source that follows it; present once the closing fence came. */
  readonly closed?: { readonly token: Tokens.Code; readonly rest: string };
}

// A run of ticks is taken whole or not at all: trying each part of a long one would take the page minutes.
const openingFence = /^( {0,3})(`{3,}(?!`)|~{3,}(?!~))([^\n]*)\n/;

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
      const closing = { ...fence, lines, source };
      return {
        fence: closing,
        closed: { token: closeFence(closing, line), rest: pending.slice(end + 1) },
      };
    }
    lines = addLine(lines, withoutIndent(line, fence.indent));
    source += `${line}\n`;
    pending = pending.slice(end + 1);
  }
  return { fence: { ...fence, lines, source, partial: pending } };
}

/** The token that the parser would make of the closed block; made here, it costs no reading of the code once more. */
function closeFence({ opening, lines, source }: OpenFence, line: string): Tokens.Code {
  const [first] = Lexer.lex(opening);
  const code = [...lines.pieces, ...lines.last].join('\n');
  // The parser drops the last line end, except behind an empty line.
  const end = source !== '' && (code === '' || code.endsWith('\n')) ? '\n' : '';
  return {
    type: 'code',
    raw: `${opening}${source}${line}\n`,
    lang: first?.type === 'code' ? ((first as Tokens.Code).lang ?? '') : '',
    text: code + end,
  };
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
