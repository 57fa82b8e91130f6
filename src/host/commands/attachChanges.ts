import * as vscode from 'vscode';
import type { Attachment } from '../../core/prompt/attachment';
import { attachContext } from '../context/attachContext';
import { attachChanges as attachSide } from '../context/changes';
import { textAttachment } from '../context/textAttachment';
import { fileName } from '../editor/documentPath';
import { isBelow } from '../editor/isBelow';
import { gitRepositories } from '../tasks/git';
import type { Command } from './command';

/** Attaches what changed in the files, or the group of them, that the Source Control view gives; else changes to pick from. */
export const attachChanges: Command = {
  id: 'frugal.attachChanges',
  run: async (app, ...args) => {
    const uris = urisOf(args);
    const side = sideOf(args[0]);
    if (uris.length > 0) await attachContext(app, await Promise.all(uris.map(changesOf)));
    else if (side) {
      const [repository] = await gitRepositories();
      if (repository) await attachContext(app, await attachSide(repository, side));
    } else await vscode.commands.executeCommand('frugal.addContext', { kind: 'changes' });
  },
};

async function changesOf(uri: vscode.Uri): Promise<Attachment> {
  const { l10n } = vscode;
  const repositories = await gitRepositories();
  const around = repositories.filter(({ rootUri }) => isBelow(uri, rootUri));
  const nearest = around.toSorted((a, b) => b.rootUri.path.length - a.rootUri.path.length)[0];
  const diff = (await nearest?.diffWithHEAD?.(uri.fsPath)) ?? '';
  const name = l10n.t('changes of {0}', fileName(uri));
  const nothing = l10n.t('Git shows no changes of {0}: attach the file itself.', fileName(uri));
  return textAttachment(name, 'diff', diff, nothing);
}

function urisOf(args: readonly unknown[]): readonly vscode.Uri[] {
  return args.flatMap((one) => {
    if (typeof one !== 'object' || one === null || !('resourceUri' in one)) return [];
    return one.resourceUri instanceof vscode.Uri ? [one.resourceUri] : [];
  });
}

/** Git's groups by their names. */
function sideOf(argument: unknown): 'staged' | 'unstaged' | undefined {
  if (typeof argument !== 'object' || argument === null || !('id' in argument)) return undefined;
  if (argument.id === 'index') return 'staged';
  return argument.id === 'workingTree' ? 'unstaged' : undefined;
}
