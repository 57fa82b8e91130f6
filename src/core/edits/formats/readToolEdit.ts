import { elisionsIn } from '../answer/elision';
import { cleanPath } from '../answer/fileName';
import { languageIdOfPath } from '../answer/languageId';
import type { Change } from '../edit';
import { withoutByteOrderMark } from './format';
import type { ToolCall } from './readCall';
import { say } from '../../say';

/** What a call of a tool would change. */
export interface ToolEdit {
  readonly changes?: readonly { readonly path?: string; readonly change: Change }[];
  /** Texts that hold edits in another format. */
  readonly inner?: readonly { readonly text: string; readonly path?: string }[];
  /** Why it is not certain what the call changes: a sentence for the user. */
  readonly reason?: string;
}

const keys = {
  path: [
    'path',
    'file_path',
    'filePath',
    'filepath',
    'target_file',
    'file',
    'filename',
    'relative_path',
    'absolute_path',
  ],
  to: ['to', 'destination', 'destination_path', 'new_path', 'newPath', 'target'],
  from: ['from', 'source', 'source_path', 'old_path', 'oldPath'],
  search: ['old_string', 'oldString', 'old_str', 'old_text', 'oldText', 'search', 'old'],
  replacement: [
    'new_string',
    'newString',
    'new_str',
    'new_text',
    'newText',
    'replace',
    'replacement',
    'new',
  ],
  diff: ['diff', 'patch', 'patch_text', 'patchText', 'input'],
  part: ['code_edit', 'codeEdit', 'changes'],
  whole: ['content', 'contents', 'file_text', 'fileText', 'text', 'new_content', 'code'],
  line: ['insert_line', 'insertLine', 'line', 'line_number'],
  inserted: ['new_str', 'insert_text', 'content', 'text', 'new_string'],
} as const;

type Values = ToolCall['values'];

function stringIn(values: Values, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = values[name];
    if (typeof value === 'string') return withoutByteOrderMark(value.replaceAll('\r\n', '\n'));
  }
  return undefined;
}

const unclear = (): ToolEdit => ({
  reason: say('A tool call of the answer does not say clearly what it changes.'),
});

/** Reads what a call would change. Nothing, for tools that change nothing. */
export function readToolEdit({ name, values }: ToolCall): ToolEdit {
  const command = stringIn(values, ['command']) ?? '';
  if (!changesFiles(name, command)) return {};
  const list = ['edits', 'files', 'operations'].map((key) => values[key]).find(Array.isArray);
  if (list)
    return joined(
      list.map((item: unknown) => readOne(name, command, { ...values, ...record(item) })),
    );
  return readOne(name, command, values);
}

function changesFiles(name: string, command: string): boolean {
  if (/^(?:view|undo_edit|undo)$/.test(command)) return false;
  return (
    /edit|write|create|replace|patch|diff|insert|delete|remove|move|rename|save|update|new_file/i.test(
      name,
    ) && !/todo|memory|plan|task|note/i.test(name)
  );
}

function record(item: unknown): Values {
  return typeof item === 'object' && item !== null ? { ...item } : {};
}

function joined(parts: readonly ToolEdit[]): ToolEdit {
  const reason = parts.find((part) => part.reason !== undefined)?.reason;
  return {
    changes: parts.flatMap(({ changes = [] }) => changes),
    inner: parts.flatMap(({ inner = [] }) => inner),
    ...(reason === undefined ? {} : { reason }),
  };
}

function readOne(name: string, command: string, values: Values): ToolEdit {
  const named = stringIn(values, keys.path);
  const path = named === undefined ? {} : { path: cleanPath(named) };
  const diff = stringIn(values, keys.diff);
  if (diff !== undefined) return { inner: [{ text: diff, ...path }] };
  const change = `${name} ${command}`.includes('insert')
    ? insertionOf(name, values)
    : (replacementOf(values) ?? codeOf(values, named));
  if (change) return change === 'unclear' ? unclear() : { changes: [{ ...path, change }] };
  return readFileChange(name, values, path);
}

/** What happens to the file as a whole. */
function readFileChange(name: string, values: Values, path: { readonly path?: string }): ToolEdit {
  const to = stringIn(values, keys.to);
  if (/move|rename/i.test(name) && to !== undefined) {
    const from = stringIn(values, keys.from) ?? path.path;
    if (from !== undefined)
      return { changes: [{ path: cleanPath(from), change: { kind: 'move', to: cleanPath(to) } }] };
  }
  if (/delete|remove/i.test(name) && path.path !== undefined)
    return { changes: [{ ...path, change: { kind: 'remove' } }] };
  return unclear();
}

function replacementOf(values: Values): Change | 'unclear' | undefined {
  const search = stringIn(values, keys.search);
  const replacement = stringIn(values, keys.replacement);
  if (search === undefined || replacement === undefined) return undefined;
  // All places at once, or a pattern, is not one change at one place.
  const isMany = ['replace_all', 'replaceAll', 'use_regex'].some((key) =>
    /^true$/i.test(String(values[key])),
  );
  return isMany ? 'unclear' : { kind: 'replace', search, replacement };
}

function insertionOf(name: string, values: Values): Change | 'unclear' {
  const text = stringIn(values, keys.inserted);
  const given = keys.line.map((key) => values[key]).find((value) => value !== undefined);
  const line = typeof given === 'string' && /^\d{1,9}$/.test(given.trim()) ? Number(given) : given;
  if (text === undefined || typeof line !== 'number' || !Number.isInteger(line) || line < 0)
    return 'unclear';
  // One tool counts the line before which, with 0 for the end; the others the line behind which.
  const isBefore = name.includes('insert_content');
  if (isBefore && line === 0) return 'unclear';
  return {
    kind: 'replace',
    search: '',
    replacement: lines(text),
    line: isBefore ? line : line + 1,
  };
}

function codeOf(values: Values, path: string | undefined): Change | undefined {
  const part = stringIn(values, keys.part);
  const text = part ?? stringIn(values, keys.whole);
  if (text === undefined) return undefined;
  const languageId = path === undefined ? undefined : languageIdOfPath(path);
  return {
    kind: 'code',
    text: lines(text),
    elisions: elisionsIn(text.split('\n'), languageId),
    ...(languageId === undefined ? {} : { languageId }),
    ...(part === undefined ? { extent: 'file' } : {}),
  };
}

/** As whole lines. */
function lines(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
