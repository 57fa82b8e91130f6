import { parseLooseJson } from './looseJson';
import { insidesOf, readKeysAndValues, readParameters, valueOf } from './tagParameters';
import { say } from '../../say';

/** A tool call that was written as text. */
export interface ToolCall {
  readonly name: string;
  /** Strings as they stand between tags, or any value of JSON. */
  readonly values: Readonly<Record<string, unknown>>;
}

export type ReadCalls = readonly ToolCall[] | { readonly reason: string };

const broken = (): ReadCalls => ({
  reason: say('A tool call of the answer is not complete, so its edit is not used.'),
});

/** Reads the calls in a text that begins with an opening tag. A reason where they are cut or broken. */
export function readCall(text: string): ReadCalls {
  if (text.startsWith('[TOOL_CALLS]')) return readMarkedCalls(text);
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
    const values = parseLooseJson(inside);
    return isRecord(values) ? [{ name: tag, values }] : broken();
  }
  const values = readParameters(inside, 'plain');
  return values?.has('args') ? readFiles(tag, values.get('args') ?? '') : callOf(tag, values);
}

/** `<args>` with a `<file>` for each file, of which each may have several `<diff>`. */
function readFiles(name: string, args: string): ReadCalls {
  const calls: ToolCall[] = [];
  for (const file of insidesOf(args, 'file')) {
    const diffs = file.indexOf('<diff>');
    const path = readParameters(diffs < 0 ? file : file.slice(0, diffs), 'plain');
    if (!path) return broken();
    const values = Object.fromEntries(path);
    if (diffs < 0) calls.push({ name, values });
    else
      for (const diff of insidesOf(file.slice(diffs), 'diff')) {
        const text = readParameters(diff, 'plain')?.get('content') ?? valueOf(diff);
        calls.push({ name, values: { ...values, diff: text } });
      }
  }
  return calls.length > 0 ? calls : broken();
}

function callOf(name: string, values: ReadonlyMap<string, string> | undefined) {
  return values ? [{ name, values: Object.fromEntries(values) }] : broken();
}

function withoutEnd(text: string, tag: string): string {
  const end = `</${tag}>`;
  const trimmed = text.trimEnd();
  return trimmed.endsWith(end) ? trimmed.slice(0, -end.length) : text;
}

/** `<tool_call>` holds JSON, or a call in one of the other ways. */
function readToolCall(body: string): ReadCalls {
  const inside = body.trim();
  if (/^<(?:function=|(?:\w+:)?invoke )/.test(inside)) return readCall(inside);
  const [, name] = /^([\w.-]{1,80})\s*<arg_key>/.exec(inside) ?? [];
  return name === undefined ? readJsonCalls(inside) : callOf(name, readKeysAndValues(inside));
}

/** `[TOOL_CALLS]` before each name with its `[ARGS]`, or before a list of all. */
function readMarkedCalls(text: string): ReadCalls {
  const calls: ToolCall[] = [];
  for (const one of text
    .replace(/<\/s>\s*$/, '')
    .split('[TOOL_CALLS]')
    .slice(1)) {
    const [marks = '', name] =
      /^\s*([\w.-]{1,80})(?:\[CALL_ID\]\w+)?\[ARGS\]/.exec(one.slice(0, 200)) ?? [];
    const values = parseLooseJson(one.slice(marks.length));
    const listed = name === undefined ? readJsonCalls(one) : broken();
    if (name !== undefined && isRecord(values)) calls.push({ name, values });
    else if ('reason' in listed) return broken();
    else for (const call of listed) calls.push(call);
  }
  return calls;
}

function readJsonCalls(text: string): ReadCalls {
  const parsed = parseLooseJson(text);
  const calls = (Array.isArray(parsed) ? parsed : [parsed]).map(callOfJson);
  return calls.every((call) => call !== undefined) ? calls : broken();
}

/** A call as JSON: its name and its arguments, which may be JSON in a string. */
export function callOfJson(parsed: unknown): ToolCall | undefined {
  if (!isRecord(parsed)) return undefined;
  const call = isRecord(parsed['function']) ? parsed['function'] : parsed;
  const name = call['name'] ?? call['tool'];
  const given = call['arguments'] ?? call['parameters'] ?? call['input'];
  const values = typeof given === 'string' ? parseLooseJson(given) : given;
  return typeof name === 'string' && isRecord(values) ? { name, values } : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
