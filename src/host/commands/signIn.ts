import * as vscode from 'vscode';
import { isSignInWay } from '../../core/signIn/signInWays';
import { keepSignedIn } from '../signIn/keepSignedIn';
import { signInWith } from '../signIn/signInWith';
import { textArgument, type Command } from './command';

/** Has OpenRouter make a key for the user's account, in the browser, and keeps it. `{ way }` begins with that one, as does its name alone. */
export const signIn: Command = {
  id: 'frugal.signIn',
  run: async (app, argument) => {
    const way = typeof argument === 'string' ? argument : textArgument(argument, 'way');
    const key = await signInWith(app, isSignInWay(way) ? way : undefined);
    await keepSignedIn(app, key, {
      label: vscode.l10n.t('Sign In Again'),
      run: () => vscode.commands.executeCommand(signIn.id, argument),
    });
  },
};
