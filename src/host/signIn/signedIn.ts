import type { Uri } from 'vscode';
import { SignInError } from '../../core/signIn/signInError';
import type { App } from '../app';
import { receiveReply } from './replies';
import { signInSentence } from './signInSentence';

/** `/signed-in?state=…&code=…`: the browser's reply, which no sign-in of this window may be waiting for. */
export async function signedIn({ notifier }: App, { query }: Uri): Promise<void> {
  const isTaken = receiveReply(new URLSearchParams(query));
  if (!isTaken) await notifier.tell('info', signInSentence(new SignInError('otherSignIn')));
}
