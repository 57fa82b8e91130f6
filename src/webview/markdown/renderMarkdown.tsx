import type { Token, Tokens } from 'marked';
import { Fragment, type ComponentChild, type VNode } from 'preact';
import { CodeBlock } from '../components/CodeBlock';
import { Link } from '../components/Link';
import { codePieces } from './codeLines';
import { decodeEntities } from './decodeEntities';

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
      return renderTable(marked as Tokens.Table);
    case 'html':
      return <p class="raw">{(marked as Tokens.HTML).text.trimEnd()}</p>;
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
      return <code>{(token as Tokens.Codespan).text}</code>;
    case 'br':
      return <br />;
    case 'link': {
      const { href, text, tokens, autolink } = token as Tokens.Link;
      if (autolink === true) return <Link href={href}>{text}</Link>;
      return <Link href={decodeEntities(href)}>{renderInlines(tokens)}</Link>;
    }
    case 'image': {
      const { href, text } = token as Tokens.Image;
      return <Link href={decodeEntities(href)} image={decodeEntities(text)} />;
    }
    case 'checkbox':
      // The list item draws its own box.
      return null;
    case 'escape':
      return (token as Tokens.Escape).text;
    case 'html':
      return (token as Tokens.Tag).text;
    default:
      if (token.type === 'text' && 'tokens' in token) {
        return <Fragment>{renderInlines(token.tokens)}</Fragment>;
      }
      return decodeEntities('text' in token ? String(token.text) : token.raw);
  }
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

function renderTable({ header, rows }: Tokens.Table): VNode {
  return (
    <div class="table" tabIndex={0} role="group">
      <table>
        <thead>
          <tr>
            {header.map((cell) => (
              <th scope="col" class={cell.align ?? undefined}>
                {renderInlines(cell.tokens)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td class={cell.align ?? undefined}>{renderInlines(cell.tokens)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
