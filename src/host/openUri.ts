import type { Uri } from 'vscode';
import { SignInError } from '../core/signIn/signInError';
import type { HostNotifier } from './notifier';
import { receiveReply } from './signIn/replies';
import { signInSentence } from './signIn/signInSentence';

/** The browser, or another program, opened an address of Frugal in this window: `vscode://frugal.frugal/...`. */
export async function openUri({ path, query }: Uri, notifier: HostNotifier): Promise<void> {
  if (path !== '/signed-in') return;
  const isTaken = receiveReply(new URLSearchParams(query));
  if (!isTaken) await notifier.tell('info', signInSentence(new SignInError('otherSignIn')));
}
