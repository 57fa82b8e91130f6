const openings = {
  equals: /\s*<parameter=([\w.-]+)>/y,
  named: /\s*<(?:\w+:)?parameter name="([\w.-]+)"[^>]*>/y,
  plain: /\s*<([A-Za-z_]\w*)>/y,
} as const;

const closings = {
  equals: /<\/parameter>(?=\s*(?:<parameter=|$))/g,
  named: /<\/(?:\w+:)?parameter>(?=\s*(?:<(?:\w+:)?parameter |$))/g,
} as const;

/** Parameters whose value is code, in which the closing tag may be a part of the code. */
const code = /^(?:content|contents|file_text|code_edit|new_content|text|args)$/;

/** The parameters of a call, one behind the other; undefined where one is not closed or something stands between. */
export function readParameters(
  text: string,
  shape: keyof typeof openings,
): ReadonlyMap<string, string> | undefined {
  const values = new Map<string, string>();
  const all = text.trimEnd();
  let position = 0;
  while (position < all.length) {
    const opening = new RegExp(openings[shape]);
    opening.lastIndex = position;
    const [tag, name] = opening.exec(all) ?? [];
    if (tag === undefined || name === undefined || values.has(name)) return undefined;
    const start = position + tag.length;
    const end =
      shape === 'plain' ? endOfPlain(all, name, start) : endOf(all, closings[shape], start);
    if (!end) return undefined;
    values.set(name, valueOf(all.slice(start, end.start)));
    position = end.end;
  }
  return values;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function endOf(text: string, closing: RegExp, from: number): Span | undefined {
  const search = new RegExp(closing);
  search.lastIndex = from;
  const found = search.exec(text);
  return found ? { start: found.index, end: found.index + found[0].length } : undefined;
}

function endOfPlain(text: string, name: string, from: number): Span | undefined {
  const closing = `</${name}>`;
  const start = code.test(name) ? text.lastIndexOf(closing) : text.indexOf(closing, from);
  return start < from ? undefined : { start, end: start + closing.length };
}

/** Without the line breaks beside the tags. */
export function valueOf(text: string): string {
  const [, inside] = /^\s*<!\[CDATA\[([^]*)\]\]>\s*$/.exec(text) ?? [];
  return (inside ?? text).replace(/^[ \t]*\n/, '').replace(/\n[ \t]*$/, '');
}

/** What stands between `<tag>` and `</tag>`, each time. */
export function insidesOf(text: string, tag: string): readonly string[] {
  const insides: string[] = [];
  let end = 0;
  for (;;) {
    const start = text.indexOf(`<${tag}>`, end);
    end = start < 0 ? -1 : text.indexOf(`</${tag}>`, start);
    if (end < 0) return insides;
    insides.push(text.slice(start + tag.length + 2, end));
  }
}

/** `<arg_key>` and `<arg_value>` in turn. */
export function readKeysAndValues(text: string): ReadonlyMap<string, string> | undefined {
  const keys = insidesOf(text, 'arg_key');
  const values = insidesOf(text, 'arg_value');
  if (keys.length !== values.length || keys.length === 0) return undefined;
  return new Map(keys.map((key, index) => [key.trim(), valueOf(values[index] ?? '')]));
}
