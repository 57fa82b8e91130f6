import * as vscode from 'vscode';
import { pathOf } from '../editor/documentPath';
import { gitIgnored } from '../editor/gitIgnored';
import { ExpectedError } from '../expectedError';

/** Files that git ignores are changed only once the user has said so, each in this window. */
export class IgnoredFiles {
  private readonly agreed = new Set<string>();

  /**
   * @param again what the user wanted, to be done once they agree
   * @throws ExpectedError that asks
   */
  async check(fileUris: readonly string[], again: () => Promise<void>): Promise<void> {
    const open = fileUris.filter((uri) => !this.agreed.has(uri));
    const ignored = await gitIgnored(open.map((uri) => vscode.Uri.parse(uri)));
    if (ignored.length === 0) return;
    const names = ignored.map((uri) => pathOf(uri)).join(', ');
    const label = vscode.l10n.t('Change it all the same');
    const run = (): Promise<void> => {
      for (const uri of ignored) this.agreed.add(uri.toString());
      return again();
    };
    throw new ExpectedError(
      vscode.l10n.t(
        'Git ignores {0}: no commit would show the change. Nothing was written.',
        names,
      ),
      [{ label, run }],
    );
  }
}
