import * as vscode from 'vscode';
import { openRouter } from '../../core/llm/presets';
import type { Clock, Disposable } from '../../core/ports';
import { pastedCode } from '../../core/signIn/pastedCode';
import { signInLifeMs, type SignIn, type SignInReply } from '../../core/signIn/signIn';
import { SignInError } from '../../core/signIn/signInError';
import { isAllowedCallback, type SignInWay } from '../../core/signIn/signInWays';
import { Cancelled } from '../expectedError';
import { inBrowser } from '../inBrowser';
import { expectReply, receiveReply } from './replies';

/** Where the browser brings its reply to. */
interface Callback extends Disposable {
  readonly address: string;
}

/** This way leads nowhere on this machine: the next one may. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}

/** Opens the page in the browser and gives the key. @throws SignInError, TurnError, Cancelled, Unusable */
export async function signInBy(way: SignInWay, signIn: SignIn, clock: Clock): Promise<string> {
  if (way === 'code') return byPastedCode(signIn);
  const callback = await (way === 'loopback' ? openPort(signIn) : openEditor(signIn));
  try {
    const page = await signIn.page(callback.address);
    return await waiting(async (signal) => {
      const reply = await replyTo(signIn, page, clock, signal);
      return signIn.finish(reply, signal);
    });
  } finally {
    callback.dispose();
  }
}

async function byPastedCode(signIn: SignIn): Promise<string> {
  const { l10n } = vscode;
  await openPage(await signIn.page());
  const pasted = await vscode.window.showInputBox({
    title: l10n.t('Sign in with {0}', openRouter.name),
    prompt: l10n.t('Press Authorize on the page in the browser, and paste the code that it shows.'),
    placeHolder: l10n.t('Code'),
    ignoreFocusOut: true,
  });
  if (pasted === undefined) throw new Cancelled();
  return waiting((signal) => signIn.redeem(pastedCode(pasted), signal));
}

async function openPort({ state }: SignIn): Promise<Callback> {
  if (inBrowser) throw new Unusable('A browser lets nobody listen.');
  const { listenForReply } = await import('../node/replyServer');
  const { l10n } = vscode;
  try {
    const server = await listenForReply(receiveReply, {
      language: vscode.env.language,
      taken: l10n.t('That is all. You can close this page: VS Code goes on.'),
      refused: l10n.t('This belongs to another sign-in, or to one that is over. Nothing was used.'),
    });
    return { address: `${server.address}?state=${state}`, dispose: () => server.dispose() };
  } catch (error) {
    throw new Unusable('no port', { cause: error });
  }
}

/** VS Code's own address, which leads to this window. */
async function openEditor({ state }: SignIn): Promise<Callback> {
  const own = `${vscode.env.uriScheme}://frugal.frugal/signed-in?state=${state}`;
  const address = (await vscode.env.asExternalUri(vscode.Uri.parse(own))).toString(true);
  if (!isAllowedCallback(address)) throw new Unusable(`no way back to ${address}`);
  return { address, dispose: () => undefined };
}

/** The reply, as long as its code could be good. */
async function replyTo(
  { state }: SignIn,
  page: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<SignInReply> {
  const ends: Disposable[] = [];
  try {
    return await new Promise<SignInReply>((resolve, reject) => {
      const stop = (): void => reject(new Cancelled());
      signal.addEventListener('abort', stop);
      ends.push(
        expectReply(state, resolve),
        clock.after(signInLifeMs, () => reject(new SignInError('expired'))),
        { dispose: () => signal.removeEventListener('abort', stop) },
      );
      openPage(page).catch(reject);
    });
  } finally {
    for (const end of ends) end.dispose();
  }
}

/** Also resolves where the user copied the address instead of having it opened. */
async function openPage(page: string): Promise<void> {
  // A Uri would lose which signs belong to the address within the address; VS Code takes a text just as well.
  await vscode.env.openExternal(page as unknown as vscode.Uri);
}

/** The browser has the word; *Cancel* takes it back. */
async function waiting<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Frugal: waiting for {0} in the browser', openRouter.name),
      cancellable: true,
    },
    (_progress, token) => {
      token.onCancellationRequested(() => abort.abort());
      return work(abort.signal);
    },
  );
}
