import * as vscode from 'vscode';
import { activeEditor, attachCode, codeOfEditor } from '../editor/readCode';
import { typeWish } from '../tasks/askWish';
import { textArgument, type Command } from './command';

/** Keeps a question about the code at the cursor, to be asked with others: 0 requests. With `{ instruction }` nobody is asked. */
export const collect: Command = {
  id: 'frugal.collect',
  run: async ({ clock, collection }, ...args) => {
    const { l10n } = vscode;
    const code = await codeOfEditor(activeEditor(), clock);
    const given = textArgument(args[0], 'instruction');
    const question =
      given ??
      (
        await typeWish({
          title: l10n.t('Collect for Frugal (0 requests)'),
          prompt: l10n.t(
            'It is asked with all that you collect, in one request, and answered here.',
          ),
          placeholder: l10n.t('What do you want to know of this code?'),
        })
      )?.text;
    if (question !== undefined) collection.add(code, { code: attachCode(code), question });
  },
};
