import type * as vscode from 'vscode';
import { byDepth } from '../../core/context/folderText';
import { searchText } from '../../core/context/searchText';
import type { Masking } from '../../core/privacy/masking';
import { pathOf } from '../editor/documentPath';
import { heldBack } from '../editor/heldBack';
import { findFiles } from './findFiles';
import { readText } from './readText';

/** Files that are read, lines in all, lines of one file. */
const mostRead = 5000;
const mostLines = 200;
const mostOfFile = 20;
/** Bytes of a file; files that are read at once. */
const largestFile = 1_000_000;
const atOnce = 32;

/** A line of the workspace that holds what was looked for, as it may leave. */
export interface FoundLine {
  readonly uri: vscode.Uri;
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

export interface FoundLines {
  readonly hits: readonly FoundLine[];
  /** False: there may be more. */
  readonly isWhole: boolean;
}

/** VS Code lets extensions search files for names only, so they are read here; but for what is held back. */
export async function findLines(
  masking: Pick<Masking, 'maskLines'>,
  words: string,
  include: vscode.GlobPattern,
  signal: AbortSignal,
): Promise<FoundLines> {
  const found = await findFiles(include, mostRead, signal);
  const held = new Set(await heldBack(found));
  const uris = found.filter((uri) => !held.has(uri));
  uris.sort((a, b) => byDepth(a.path, b.path));
  const hits: FoundLine[] = [];
  for (let at = 0; at < uris.length && hits.length < mostLines && !signal.aborted; at += atOnce) {
    const some = uris.slice(at, at + atOnce);
    const texts = await Promise.all(some.map((uri) => readText(uri, largestFile)));
    for (const [index, uri] of some.entries()) {
      const path = pathOf(uri);
      const mask = (text: string): Promise<string> => masking.maskLines(text, path);
      const own = await searchText(texts[index] ?? '', words, mostOfFile, mask);
      hits.push(...own.map((hit) => ({ uri, path, ...hit })));
    }
  }
  const isWhole = hits.length < mostLines && found.length < mostRead && !signal.aborted;
  return { hits: hits.slice(0, mostLines), isWhole };
}
