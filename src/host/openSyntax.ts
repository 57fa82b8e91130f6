import type * as vscode from 'vscode';
import type { OpenSyntax } from '../core/syntax/openSyntax';
import type { Disposable, Logger } from '../core/ports';
import type { SyntaxTrees } from '../core/syntax/syntaxTrees';

/** Opens the grammar of a language; the parser is loaded with the first one. Without it, code is checked by its text alone. */
export function createOpenSyntax(
  extensionUri: vscode.Uri,
  logger: Logger,
): Disposable & { readonly open: OpenSyntax } {
  let loading: Promise<SyntaxTrees> | undefined;
  const load = async (): Promise<SyntaxTrees> => {
    const [{ SyntaxTrees: Trees }, { grammarFiles }] = await Promise.all([
      import('../core/syntax/syntaxTrees'),
      import('./grammarFiles'),
    ]);
    return new Trees(grammarFiles(extensionUri));
  };
  return {
    open: async (languageId) => {
      try {
        return await (await (loading ??= load())).open(languageId);
      } catch (error) {
        logger.error(`No grammar for ${languageId}`, error);
        return undefined;
      }
    },
    dispose: () => void loading?.then((trees) => trees.dispose()).catch(() => undefined),
  };
}
