/** A tool call that was written as text. */
export interface ToolCall {
  readonly name: string;
  /** Strings as they stand between tags, or any value of JSON. */
  readonly values: Readonly<Record<string, unknown>>;
}

const broken = { reason: 'A tool call of the answer is not complete, so its edit is not used.' };

/** Reads the calls in a text that begins with an opening tag. A reason where they are cut or broken. */
export function readCall(text: string): readonly ToolCall[] | { readonly reason: string } {
  const [opening = '', tag = ''] = /^\s*<([^>]+)>/.exec(text) ?? [];
  const body = text.slice(opening.length);
  if (tag === 'tool_call') return readToolCall(withoutEnd(body, 'tool_call'));
  if (tag.startsWith('function=')) {
    const name = tag.slice('function='.length);
    return callOf(name, readParameters(withoutEnd(body, 'function'), 'equals'));
  }
  const [, prefix, invoked] = /^((?:\w+:)?)invoke name="([^"]+)"$/.exec(tag) ?? [];
  if (prefix !== undefined && invoked !== undefined)
    return callOf(invoked, readParameters(withoutEnd(body, `${prefix}invoke`), 'named'));
  const inside = withoutEnd(body, tag);
  if (inside.trimStart().startsWith('{')) {
    const values = parseJson(inside);
    return isRecord(values) ? [{ name: tag, values }] : broken;
  }
  const values = readParameters(inside, 'plain');
  return values?.has('args') ? readFiles(tag, values.get('args') ?? '') : callOf(tag, values);
}

/** `<args>` with a `<file>` for each file, of which each may have several `<diff>`. */
function readFiles(name: string, args: string): readonly ToolCall[] | { readonly reason: string } {
  const calls: ToolCall[] = [];
  for (const [, file = ''] of args.matchAll(/<file>([^]*?)<\/file>(?=\s*(?:<file>|$))/g)) {
    const diffs = file.indexOf('<diff>');
    const path = readParameters(diffs < 0 ? file : file.slice(0, diffs), 'plain');
    if (!path) return broken;
    if (diffs < 0) calls.push({ name, values: Object.fromEntries(path) });
    for (const [, diff = ''] of file.matchAll(/<diff>([^]*?)<\/diff>(?=\s*(?:<diff>|$))/g)) {
      const parts = readParameters(diff, 'plain');
      const value = parts?.get('content') ?? valueOf(diff);
      calls.push({ name, values: { ...Object.fromEntries(path), diff: value } });
    }
  }
  return calls.length > 0 ? calls : broken;
}

function callOf(name: string, values: ReadonlyMap<string, string> | undefined) {
  return values ? [{ name, values: Object.fromEntries(values) }] : broken;
}

function withoutEnd(text: string, tag: string): string {
  const end = `</${tag}>`;
  const trimmed = text.trimEnd();
  return trimmed.endsWith(end) ? trimmed.slice(0, -end.length) : text;
}

/** `<tool_call>` holds JSON, or a call in one of the other ways. */
function readToolCall(body: string): readonly ToolCall[] | { readonly reason: string } {
  const inside = body.trim();
  if (/^<(?:function=|(?:\w+:)?invoke )/.test(inside)) return readCall(inside);
  const call = callOfJson(inside);
  return call ? [call] : broken;
}

/** A call as JSON: its name and its arguments, which may be JSON in a string. */
export function callOfJson(text: string): ToolCall | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  const parsed = parseJson(text);
  if (!isRecord(parsed)) return undefined;
  const call = isRecord(parsed['function']) ? parsed['function'] : parsed;
  const name = call['name'] ?? call['tool'];
  const given = call['arguments'] ?? call['parameters'] ?? call['input'];
  const values = typeof given === 'string' ? parseJson(given) : given;
  return typeof name === 'string' && isRecord(values) ? { name, values } : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  for (const candidate of [text, withEscapedBreaks(text)]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // The second try is the last.
    }
  }
  return undefined;
}

/** Models write real line breaks and tabs into the strings of their JSON. */
function withEscapedBreaks(text: string): string {
  const pieces: string[] = [];
  let inString = false;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '"') inString = !inString;
    else if (inString && character === '\\') index++;
    else if (inString && (character === '\n' || character === '\t')) {
      pieces.push(text.slice(start, index), character === '\n' ? '\\n' : '\\t');
      start = index + 1;
    }
  }
  return pieces.join('') + text.slice(start);
}

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
function readParameters(
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
function valueOf(text: string): string {
  const [, inside] = /^\s*<!\[CDATA\[([^]*)\]\]>\s*$/.exec(text) ?? [];
  return (inside ?? text).replace(/^[ \t]*\n/, '').replace(/\n[ \t]*$/, '');
}
