import { decodeEntity } from './htmlEntities';

/** Elements whose text nobody reads. */
const unread =
  /<(script|style|noscript|template|svg|head|title|nav|footer)\b[^]*?(?:<\/\1\s*>|$)/gi;
const blocks =
  /<\/?(?:p|div|section|article|main|header|aside|h[1-6]|ul|ol|dl|dt|dd|table|tr|pre|blockquote|figure|form|hr)\b[^<>]*>/gi;

/** What a web page says, without its markup: lines of plain text, code with its lines. */
export function htmlText(html: string): string {
  const kept: string[] = [];
  const body = html
    .replace(/<!--[^]*?(?:-->|$)/g, '')
    .replace(unread, ' ')
    // Code keeps its lines and spaces: it comes back at the end.
    .replace(/<pre\b[^<>]*>([^]*?)(?:<\/pre\s*>|$)/gi, (_, code: string) => {
      kept.push(plain(code).replace(/^\n|\n$/g, ''));
      return `<hr>\0${kept.length - 1}\0<hr>`;
    });
  const lines = body
    .replace(/\s+/g, ' ')
    .replace(/<br\b[^<>]*>/gi, '\n')
    .replace(/<li\b[^<>]*>/gi, '\n- ')
    .replace(/<\/t[dh]\s*>/gi, ' | ')
    .replace(blocks, '\n\n');
  return plain(lines)
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/\0(\d+)\0/g, (_, at: string) => kept[Number(at)] ?? '')
    .trim();
}

/** The title that a page gives itself. */
export function htmlTitle(html: string): string | undefined {
  const found = /<title\b[^<>]*>([^<]*)<\/title/i.exec(html)?.[1];
  const title = found === undefined ? '' : plain(found).replace(/\s+/g, ' ').trim();
  return title === '' ? undefined : title;
}

/** Without tags, and with what entities stand for. */
function plain(html: string): string {
  return html
    .replace(/<\/?[a-z!][^<>]*>/gi, '')
    .replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w{1,31});/gi, (whole, name: string) =>
      decodeEntity(whole, name),
    );
}
