import {
  Hooks,
  Lexer,
  Tokenizer,
  type Links,
  type MarkedOptions,
  type Token,
  type Tokens,
} from 'marked';
import { bareChanges, bareChangesStart } from './bareChanges';
import { blockMaths, blockMathsStart, hideMaths, inlineMaths } from './mathsTokens';

/** Deeper quotes, lists and emphasis are shown as plain text: nobody writes them, and each level costs stack. */
const maxBlockDepth = 12;
const maxInlineDepth = 16;

/** A single block of text (not of code) longer than this is shown as it came, so that no input makes the page hang. */
const maxInlineLength = 10_000;

/** What `lexMarkdown` found. `links` holds the reference definitions known so far, the given ones included. */
export interface LexedMarkdown {
  readonly tokens: readonly Token[];
  readonly links: Links;
}

class BoundedTokenizer extends Tokenizer {
  private blockDepth = 0;
  private inlineDepth = 0;

  get isInBlock(): boolean {
    return this.blockDepth > 0;
  }

  override blockquote(source: string): Tokens.Blockquote | undefined {
    return this.nestBlock(() => super.blockquote(source));
  }

  override list(source: string): Tokens.List | undefined {
    return this.nestBlock(() => super.list(source));
  }

  /** A line of a formula or a change may be `=` alone, which underlines nothing. */
  override lheading(source: string): Tokens.Heading | undefined {
    const ends = [blockMathsStart(source), bareChangesStart(source)];
    return super.lheading(source.slice(0, Math.min(...ends.map((end) => end ?? source.length))));
  }

  override emStrong(source: string, masked: string, previous?: string) {
    return this.nestInline(() => super.emStrong(source, masked, previous));
  }

  override del(source: string, masked: string, previous?: string): Tokens.Del | undefined {
    return this.nestInline(() => super.del(source, masked, previous));
  }

  override link(source: string): Tokens.Link | Tokens.Image | undefined {
    return this.nestInline(() => super.link(source));
  }

  override reflink(source: string, links: Links) {
    return this.nestInline(() => super.reflink(source, links));
  }

  /** Tags are shown, not obeyed, so an open `<a>` must not change how the text behind it is read. */
  override tag(source: string): Tokens.Tag | undefined {
    const tag = super.tag(source);
    this.lexer.state.inLink = false;
    this.lexer.state.inRawBlock = false;
    return tag;
  }

  private nestBlock<T>(read: () => T): T | undefined {
    if (this.blockDepth >= maxBlockDepth) return undefined;
    this.blockDepth += 1;
    try {
      return read();
    } finally {
      this.blockDepth -= 1;
    }
  }

  private nestInline<T>(read: () => T): T | undefined {
    if (this.inlineDepth >= maxInlineDepth) return undefined;
    this.inlineDepth += 1;
    try {
      return read();
    } finally {
      this.inlineDepth -= 1;
    }
  }
}

class BoundedLexer extends Lexer {
  override inlineTokens(source: string, tokens: Token[] = []): Token[] {
    if (source.length <= maxInlineLength) return super.inlineTokens(source, tokens);
    tokens.push({ type: 'text', raw: source, text: source });
    return tokens;
  }
}

class MathsHooks extends Hooks {
  override emStrongMask(source: string): string {
    return hideMaths(source);
  }
}

/**
 * Reads markdown with `\n` line ends. Whatever goes wrong inside, the text comes back, as one plain paragraph at worst.
 * `mayGrow`: more text may follow, which a formula at its end may need.
 */
export function lexMarkdown(source: string, links: Links = {}, mayGrow = false): LexedMarkdown {
  return lex(source, Object.assign(Object.create(null) as Links, links), mayGrow);
}

/** The same where `links` holds all definitions already: it is neither copied, which takes long for many, nor added to. */
export function lexWithAll(source: string, links: Links): readonly Token[] {
  return lex(source, links, false).tokens;
}

function lex(source: string, links: Links, mayGrow: boolean): LexedMarkdown {
  try {
    const lexer = new BoundedLexer(optionsFor(mayGrow));
    lexer.tokens.links = links;
    return { tokens: lexer.lex(source), links };
  } catch {
    const text: Tokens.Text = { type: 'text', raw: source, text: source };
    return {
      tokens: [{ type: 'paragraph', raw: source, text: source, tokens: [text] }],
      links,
    };
  }
}

function optionsFor(mayGrow: boolean): MarkedOptions {
  const tokenizer = new BoundedTokenizer();
  // What ends within a list or a quote will not grow: that goes on behind it.
  const grows = (): boolean => mayGrow && !tokenizer.isInBlock;
  return {
    gfm: true,
    tokenizer,
    hooks: new MathsHooks(),
    extensions: {
      renderers: {},
      childTokens: {},
      block: [(source) => blockMaths(source, grows()), (source) => bareChanges(source, grows())],
      startBlock: [blockMathsStart, bareChangesStart],
      inline: [(source, before) => inlineMaths(source, before.at(-1)?.raw ?? '')],
      startInline: [(source) => source.indexOf('$')],
    },
  };
}
