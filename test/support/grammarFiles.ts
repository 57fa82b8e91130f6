import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { GrammarFiles } from '../../src/core/ports';

const folder = path.dirname(require.resolve('@vscode/tree-sitter-wasm'));

/** The real ones, as they are installed; `read` counts the names. */
export function grammarFiles(): GrammarFiles & { readonly names: readonly string[] } {
  const names: string[] = [];
  return {
    names,
    read: (name) => {
      names.push(name);
      return readFile(path.join(folder, name));
    },
  };
}
