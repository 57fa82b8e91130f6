import * as vscode from 'vscode';
import { fileGlobs } from '../../core/context/fileGlobs';
import { fuzzyFind } from '../../core/context/fuzzyFind';
import { asText } from '../../core/llm/untrusted';
import { toolWords } from '../../core/tools/toolWords';
import { findFiles } from '../context/findFiles';
import { findLines } from '../context/findLines';
import { pathOf } from '../editor/documentPath';
import { heldBack } from '../editor/heldBack';
import { isInWorkspace } from '../editor/writable';
import { ExpectedError } from '../expectedError';
import { signalOf } from '../native/signalOf';
import type { WorkspaceTool } from './workspaceTool';

/** Files that are named. */
const mostFiles = 20;

/** Files whose names fit, and lines that hold the words. */
export const search: WorkspaceTool = {
  message: ({ query }) => vscode.l10n.t('Frugal looks for “{0}”', asText(query) ?? ''),
  run: async (app, input, token) => {
    const words = asText(input['query'])?.trim() ?? '';
    if (words === '') throw new ExpectedError(vscode.l10n.t('There is nothing to look for.'));
    const include = asText(input['include']) ?? '**/*';
    const { signal, dispose } = signalOf(token);
    try {
      const files = await filesLike(words, signal);
      const { masking } = app.session.asking;
      const { hits, isWhole } = await findLines(masking, words, include, signal);
      const own = await insideOf(hits.map(({ uri }) => uri));
      const lines = hits
        .filter(({ uri }) => own.has(uri.toString()))
        .map(({ path, line, text }) => `${path}:${line}: ${text}`);
      if (files.length + lines.length === 0) return toolWords.nothingFits;
      const named = files.length > 0 ? [toolWords.files, ...files, ''] : [];
      const more = isWhole ? [] : [toolWords.more];
      return [...named, toolWords.lines, ...lines, ...more].join('\n');
    } finally {
      dispose();
    }
  },
};

async function filesLike(words: string, signal: AbortSignal): Promise<readonly string[]> {
  if (/\s/.test(words)) return [];
  const found = await Promise.all(
    fileGlobs(words).map((glob) => findFiles(glob, mostFiles * 5, signal)),
  );
  const uris = [...new Map(found.flat().map((uri) => [uri.toString(), uri])).values()];
  const held = new Set(await heldBack(uris));
  const paths = uris.filter((uri) => !held.has(uri)).map((uri) => pathOf(uri));
  return fuzzyFind(paths, words, (path) => path, mostFiles);
}

/** The addresses of those that are really inside the workspace, links followed. */
async function insideOf(uris: readonly vscode.Uri[]): Promise<ReadonlySet<string>> {
  const each = [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
  const are = await Promise.all(each.map((uri) => isInWorkspace(uri)));
  return new Set(each.filter((_, at) => are[at]).map((uri) => uri.toString()));
}
