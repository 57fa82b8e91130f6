import { findLanguage } from './languages';

/** What an answer names of the workspace. Whether it is there, the host knows. */
export type Place =
  | { readonly type: 'openFile'; readonly path: string; readonly line?: number }
  | { readonly type: 'openSymbol'; readonly name: string };

/** `src/a.ts`, `a.ts:12`, `a.ts:12:3`, `a.ts:12-20`, `src/a.ts#L12-L20`. */
const file =
  /^((?:[\w@.+~-]+[/\\])*[\w@+-][\w@.+-]*\.(\w{1,12})|(?:[\w@.+~-]+[/\\])+[\w@+-]+)(?::(\d{1,7})(?:[:-]\d+)?|#L(\d{1,7})(?:-L?\d+)?)?$/;
/** `retry()`, `Retry.run()`. */
const call = /^(?:[A-Za-z_$][\w$]*\.)*([A-Za-z_$][\w$]*)\(\)$/;
/** Names with these ends are code far more often than files. */
const seldomFiles = new Set(['log', 'env', 'text', 'h', 'r', 'c', 'node', 'output', 'console']);

/** The place that a piece of code in a line names, or a link without a host; `undefined` where it names none. */
export function placeOf(text: string): Place | undefined {
  if (text.length > 300) return undefined;
  const name = call.exec(text)?.[1];
  if (name !== undefined) return { type: 'openSymbol', name };
  const [, path, end, colonLine, hashLine] = file.exec(text) ?? [];
  if (path === undefined) return undefined;
  const line = colonLine ?? hashLine;
  if (!isFile(path, end, line)) return undefined;
  return { type: 'openFile', path, ...(line !== undefined && { line: Number(line) }) };
}

function isFile(path: string, end: string | undefined, line: string | undefined): boolean {
  if (path.split(/[/\\]/).includes('..')) return false;
  if (end === undefined) return line !== undefined;
  if (/[/\\]/.test(path) || line !== undefined) return !/^\d+$/.test(end);
  return findLanguage(end) !== undefined && !seldomFiles.has(end);
}
