import type { Links, Token } from 'marked';
import { lexMarkdown, lexWithAll, type LexedMarkdown } from './lexMarkdown';
import { feedFence, fenceSource, openFence, type OpenFence } from './openFence';

/**
 * Markdown that grows at its end. Blocks before the tail are final and keep their identity; only the tail is read again.
 * Values are immutable: each step gives a new document that shares what did not change.
 */
export interface MarkdownDocument {
  readonly blocks: readonly Token[];
  /** Blocks that may still change. */
  readonly tail: readonly Token[];
  /** Source of the tail. */
  readonly source: string;
  /** Text that came and is not in the tail yet, see `settleMarkdown`. */
  readonly pending: string;
  /** The code block that is being written; it follows the tail, which is empty then. */
  readonly fence: OpenFence | undefined;
  /** Link definitions seen so far. */
  readonly links: Links;
  /** A carriage return that may be the first half of a line end. */
  readonly heldReturn: boolean;
}

export const emptyMarkdown: MarkdownDocument = {
  blocks: [],
  tail: [],
  source: '',
  pending: '',
  fence: undefined,
  links: {},
  heldReturn: false,
};

/** Tails up to this length are read again with every addition; longer ones when enough came to be worth it. */
const eagerTail = 6_000;
/** A long tail is read again when it grew by this part of its length, which keeps the whole linear. */
const tailGrowth = 1 / 64;

/** The document with text added at its end. */
export function appendMarkdown(document: MarkdownDocument, text: string): MarkdownDocument {
  const joined = (document.heldReturn ? '\r' : '') + text;
  const heldReturn = joined.endsWith('\r');
  const added = withLineFeeds(heldReturn ? joined.slice(0, -1) : joined);
  if (document.fence !== undefined) return feed({ ...document, heldReturn }, document.fence, added);
  const pending = document.pending + added;
  const enough =
    document.source.length < eagerTail || pending.length >= document.source.length * tailGrowth;
  const grown = { ...document, pending, heldReturn };
  return enough ? settleMarkdown(grown) : grown;
}

/** The document with all its text read; to be called when no more text came for a moment. */
export function settleMarkdown(document: MarkdownDocument): MarkdownDocument {
  if (document.pending === '') return document;
  return readTail({ ...document, source: document.source + document.pending, pending: '' });
}

/** The finished document: the same blocks that `parseMarkdown` finds in the whole text. */
export function finishMarkdown(document: MarkdownDocument): MarkdownDocument {
  const settled = settleMarkdown(document.heldReturn ? appendMarkdown(document, '\n') : document);
  const source = settled.fence === undefined ? settled.source : fenceSource(settled.fence);
  const { tokens, links } = lexMarkdown(source, settled.links);
  const defined = Object.keys(links).length > 0;
  const blocks = defined ? settled.blocks.map((block) => withLinks(block, links)) : settled.blocks;
  return { ...emptyMarkdown, blocks: [...blocks, ...drawn(tokens)], links };
}

/** Reads a whole text at once. */
export function parseMarkdown(text: string): MarkdownDocument {
  return finishMarkdown({ ...emptyMarkdown, source: withLineFeeds(text) });
}

function drawn(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(({ type }) => type !== 'space');
}

function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function feed(document: MarkdownDocument, open: OpenFence, text: string): MarkdownDocument {
  const { fence, closed } = feedFence(open, text);
  if (closed === undefined) return { ...document, fence };
  return readTail({
    ...document,
    fence: undefined,
    blocks: [...document.blocks, closed.token],
    source: closed.rest,
  });
}

function readTail(document: MarkdownDocument): MarkdownDocument {
  const read = lexMarkdown(document.source, document.links, true);
  const { links } = read;
  const tokens = keepKnown(document, read);
  const last = tokens.at(-1);
  const opened = last?.type === 'code' ? openFence(last.raw) : undefined;
  if (last !== undefined && opened !== undefined && opened.closed === undefined) {
    const { fence } = opened;
    const blocks = [...document.blocks, ...drawn(tokens.slice(0, -1))];
    return { ...document, blocks, tail: [], source: '', links, fence };
  }
  const kept = firstOpen(tokens);
  const final = tokens.slice(0, kept);
  const finalLength = final.reduce((length, token) => length + token.raw.length, 0);
  // Only definitions of final blocks are certain: the open end is read again.
  const certain = kept === 0 ? document.links : lexLinks(document, finalLength, links);
  return {
    ...document,
    blocks: kept === 0 ? document.blocks : [...document.blocks, ...drawn(final)],
    tail: drawn(tokens.slice(kept)),
    source: document.source.slice(finalLength),
    links: certain,
  };
}

/** Blocks of the tail that are read as before stay the objects they were, so that they are not drawn again. */
function keepKnown(
  { tail, links: known }: MarkdownDocument,
  { tokens, links }: LexedMarkdown,
): readonly Token[] {
  if (tail.length === 0 || countOf(links) !== countOf(known)) return tokens;
  let at = 0;
  return tokens.map((token) => {
    if (token.type === 'space') return token;
    const before = tail[at++];
    return before?.raw === token.raw && before.type === token.type ? before : token;
  });
}

/** Index of the first token that later text may change: the last two may, unless a closed code block ends them. */
function firstOpen(tokens: readonly Token[]): number {
  let open = 0;
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    if (token === undefined || token.type === 'space') continue;
    const raw = index < tokens.length - 1 ? `${token.raw}\n` : token.raw;
    const closed = token.type === 'code' && openFence(raw)?.closed !== undefined;
    if (open === 2 || closed) return index + 1;
    open += 1;
  }
  return 0;
}

function lexLinks(document: MarkdownDocument, finalLength: number, links: Links): Links {
  if (countOf(links) === countOf(document.links)) return document.links;
  return lexMarkdown(document.source.slice(0, finalLength), document.links).links;
}

function countOf(links: Links): number {
  return Object.keys(links).length;
}

/** A definition may stand behind its use: such blocks are read again once all definitions are known. */
function withLinks(block: Token, links: Links): Token {
  if (block.type === 'code' || !block.raw.includes('[')) return block;
  return lexWithAll(block.raw, links).find((token) => token.type === block.type) ?? block;
}
