import type { Token, Tokens } from 'marked';
import { Fragment, type ComponentChild, type VNode } from 'preact';
import { CodeBlock } from '../components/CodeBlock';
import { InlineCode, Link } from '../components/Link';
import { Maths } from '../components/Maths';
import { Table } from '../components/Table';
import { codePieces } from './codeLines';
import { decodeEntities } from './decodeEntities';
import type { MathsToken } from './mathsTokens';
import { showUnseenInCode, showUnseenInWords } from './unseenSigns';

/** Draws one block. Raw HTML comes out as text; nothing is ever made from an HTML string. */
export function renderBlock(token: Token): ComponentChild {
  const marked = token as Tokens.Generic & Token;
  switch (marked.type) {
    case 'space':
    case 'def':
      return null;
    case 'code':
      return renderCode(marked as Tokens.Code);
    case 'heading':
      return renderHeading(marked as Tokens.Heading);
    case 'hr':
      return <hr />;
    case 'blockquote':
      return <blockquote>{renderBlocks(marked.tokens)}</blockquote>;
    case 'list':
      return renderList(marked as Tokens.List);
    case 'table':
      return <Table table={marked as Tokens.Table} renderCell={renderCell} />;
    case 'html':
      return <p class="raw">{showUnseenInCode((marked as Tokens.HTML).text.trimEnd())}</p>;
    case 'paragraph':
      return <p>{renderInlines(marked.tokens)}</p>;
    default:
      return renderInline(marked);
  }
}

function renderBlocks(tokens: readonly Token[] | undefined): ComponentChild[] {
  return (tokens ?? []).map(renderBlock);
}

function renderInlines(tokens: readonly Token[] | undefined): ComponentChild[] {
  return (tokens ?? []).map(renderInline);
}

function renderInline(token: Token): ComponentChild {
  switch (token.type) {
    case 'strong':
      return <strong>{renderInlines(token.tokens)}</strong>;
    case 'em':
      return <em>{renderInlines(token.tokens)}</em>;
    case 'del':
      return <del>{renderInlines(token.tokens)}</del>;
    case 'codespan':
      return <InlineCode code={(token as Tokens.Codespan).text} />;
    case 'br':
      return <br />;
    case 'link':
      return renderLink(token as Tokens.Link);
    case 'image': {
      const { href, text } = token as Tokens.Image;
      return <Link href={decodeEntities(href)} text={decodeEntities(text)} isImage />;
    }
    case 'maths': {
      const { raw, text, display, open } = token as MathsToken;
      return <Maths source={raw.trim()} tex={text} display={display} open={open} />;
    }
    case 'checkbox':
      // The list item draws its own box.
      return null;
    case 'escape':
      return (token as Tokens.Escape).text;
    case 'html':
      return showUnseenInCode((token as Tokens.Tag).text);
    default:
      if (token.type === 'text' && 'tokens' in token) {
        return <Fragment>{renderInlines(token.tokens)}</Fragment>;
      }
      return showUnseenInWords(wordsOf(token));
  }
}

function renderLink({ href, text, tokens, autolink }: Tokens.Link): VNode {
  if (autolink === true) {
    return (
      <Link href={href} text={text}>
        {text}
      </Link>
    );
  }
  return (
    <Link href={decodeEntities(href)} text={tokens.map(wordsOf).join('')}>
      {renderInlines(tokens)}
    </Link>
  );
}

/** What is read of an inline token, and of those in it. */
function wordsOf(token: Token): string {
  const inside = (token as Tokens.Generic).tokens;
  if (inside !== undefined) return inside.map(wordsOf).join('');
  const text = 'text' in token ? String(token.text) : token.raw;
  return token.type === 'codespan' || token.type === 'html' ? text : decodeEntities(text);
}

function renderCode({ text, lang }: Tokens.Code): VNode {
  const code = text.endsWith('\n') ? text.slice(0, -1) : text;
  return <CodeBlock info={lang ?? ''} code={code} pieces={codePieces(code)} />;
}

/** All below the heading that names who speaks: models begin at any depth, and a gap would confuse a screen reader. */
function renderHeading({ depth, tokens }: Tokens.Heading): VNode {
  return <h3 class={`level${depth}`}>{renderInlines(tokens)}</h3>;
}

function renderList({ ordered, start, items, loose }: Tokens.List): VNode {
  const children = items.map((item) => (
    <li class={item.task ? 'task' : undefined}>
      {item.task && (
        <input
          type="checkbox"
          checked={item.checked === true}
          disabled
          aria-label={checkName(item)}
        />
      )}
      {item.tokens.map((token) => renderItemPart(token, loose))}
    </li>
  ));
  if (!ordered) return <ul>{children}</ul>;
  return <ol {...(start === '' || start === 1 ? {} : { start })}>{children}</ol>;
}

function renderItemPart(token: Token, loose: boolean): ComponentChild {
  return token.type === 'text' && loose ? <p>{renderInline(token)}</p> : renderBlock(token);
}

function checkName(item: Tokens.ListItem): string {
  return item.text.slice(0, 80);
}

function renderCell({ tokens }: Tokens.TableCell): ComponentChild {
  return renderInlines(tokens);
}
