import * as vscode from 'vscode';
import type { App } from '../app';
import { activeEditor, attachCode, codeOfEditor, targetOf, wholeLines } from '../editor/readCode';
import { providersInUse } from '../../core/llm/providers';
import { checkWritable } from '../editor/writable';
import { Cancelled, ExpectedError } from '../expectedError';
import type { Attachment } from '../../core/prompt/attachment';
import { pickOrType } from '../pickOrType';
import { textArgument, type Command } from './command';

/** One request for a replacement of whole lines. What to do is asked, unless it comes as `{ instruction }`. */
export const refactor: Command = {
  id: 'frugal.refactor',
  run: async (app: App, ...args) => {
    const editor = activeEditor();
    // A proposal that could not be written would be a wasted request.
    await checkWritable(editor.document.uri);
    const code = wholeLines(await codeOfEditor(editor, app.clock));
    const attachment = attachCode(code);
    const text = textArgument(args[0], 'instruction') ?? (await askInstruction(app, attachment));
    const turn = {
      task: 'refactor',
      text,
      attachments: [attachment],
      target: targetOf(code),
    } as const;
    await Promise.all([app.view.show(), app.session.run(turn)]);
  },
};

async function askInstruction(app: App, { chip }: Attachment): Promise<string> {
  await checkKey(app);
  const { l10n } = vscode;
  const [first, last] = chip.lines ?? [1, 1];
  const instruction = await pickOrType({
    title: l10n.t('Refactor {0}, lines {1} to {2} (1 request)', chip.name, first, last),
    placeholder: l10n.t('What should change? Pick one, or type your own words'),
    suggestions: [
      { label: l10n.t('Make it simpler'), icon: 'sparkle' },
      { label: l10n.t('Give things better names'), icon: 'symbol-string' },
      { label: l10n.t('Split it into smaller functions'), icon: 'split-horizontal' },
      { label: l10n.t('Remove what is said twice'), icon: 'copy' },
      { label: l10n.t('Handle errors and edge cases'), icon: 'shield' },
      { label: l10n.t('Use the features of the current language version'), icon: 'history' },
      { label: l10n.t('Make it faster without changing what it does'), icon: 'dashboard' },
    ],
  });
  if (instruction === undefined) throw new Cancelled();
  return instruction;
}

/** What the user would type is lost where nobody can be asked. @throws ExpectedError */
async function checkKey({ keys, settings }: App): Promise<void> {
  const inUse = await providersInUse({ secrets: keys, settings: () => settings.read() });
  if (inUse.length > 0) return;
  throw new ExpectedError(
    vscode.l10n.t('There is no key yet. Frugal asks with a key of your own, which costs nothing.'),
    [
      {
        label: vscode.l10n.t('Set key'),
        run: () => vscode.commands.executeCommand('frugal.setKey'),
      },
    ],
  );
}
