import type { Uri } from 'vscode';
import { SignInError } from '../../core/signIn/signInError';
import type { LinkFront } from '../links/linkFront';
import { receiveReply } from './replies';
import { signInSentence } from './signInSentence';

/** `/signed-in?state=…`: where the browser comes back to after a sign-in that began in this window. */
export async function signedInLink({ query }: Uri, { notifier }: LinkFront): Promise<void> {
  const isTaken = receiveReply(new URLSearchParams(query));
  if (!isTaken) await notifier.tell('info', signInSentence(new SignInError('otherSignIn')));
}
