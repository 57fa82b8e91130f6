import * as vscode from 'vscode';
import { openRouter } from '../../core/llm/presets';
import type { Clock, Disposable } from '../../core/ports';
import { pastedCode } from '../../core/signIn/pastedCode';
import { signInLifeMs, type SignIn, type SignInReply } from '../../core/signIn/signIn';
import { SignInError } from '../../core/signIn/signInError';
import { isAllowedCallback, type SignInWay } from '../../core/signIn/signInWays';
import { Cancelled } from '../expectedError';
import { inBrowser } from '../../core/inBrowser';
import { untilChosen } from '../untilChosen';
import { expectReply, receiveReply } from './replies';
import type { RunningSignIn } from './runningSignIn';

/** Where the browser brings its reply to. */
interface Callback extends Disposable {
  readonly address: string;
}

/** This way leads nowhere on this machine: the next one may. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}

/** Opens the page in the browser and gives the key. @throws SignInError, TurnError, Cancelled, Unusable */
export async function signInBy(
  way: SignInWay,
  signIn: SignIn,
  clock: Clock,
  running: RunningSignIn,
): Promise<string> {
  if (way === 'code') return byPastedCode(signIn, running);
  const callback = await (way === 'loopback' ? openPort(signIn) : openEditor(signIn));
  try {
    const page = await signIn.page(callback.address);
    running.signal.throwIfAborted();
    return await waiting(running, page, async () => {
      const reply = await replyTo(signIn, page, clock, running.signal);
      return signIn.finish(reply, running.signal);
    });
  } finally {
    callback.dispose();
  }
}

async function byPastedCode(signIn: SignIn, running: RunningSignIn): Promise<string> {
  const page = await signIn.page();
  running.signal.throwIfAborted();
  await openPage(page);
  const pasted = await askCode(page, running);
  running.signal.throwIfAborted();
  if (pasted === undefined) throw new Cancelled();
  const title = vscode.l10n.t('Frugal: asking {0}', openRouter.name);
  return showing(title, running, signIn.redeem(pastedCode(pasted), running.signal));
}

/** Undefined where the user left. */
async function askCode(page: string, running: RunningSignIn): Promise<string | undefined> {
  const { l10n } = vscode;
  const box = vscode.window.createInputBox();
  box.title = l10n.t('Sign in with {0}', openRouter.name);
  box.prompt = l10n.t(
    'Press Authorize on the page in the browser, and paste the code that it shows.',
  );
  box.placeholder = l10n.t('Code');
  box.ignoreFocusOut = true;
  box.buttons = [
    { iconPath: new vscode.ThemeIcon('link-external'), tooltip: l10n.t('Open the page again') },
  ];
  const hide = (): void => box.hide();
  running.signal.addEventListener('abort', hide);
  running.bringUp = () => {
    box.show();
    return openPage(page);
  };
  try {
    return await untilChosen<string>(box, (choose) => {
      box.onDidTriggerButton(() => running.bringUp());
      box.onDidAccept(() => choose(box.value));
    });
  } finally {
    running.signal.removeEventListener('abort', hide);
    running.bringUp = () => undefined;
  }
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

/** The browser has the word; *Cancel* takes it back, and the notification has the other ways out. */
async function waiting<T>(
  running: RunningSignIn,
  page: string,
  work: () => Promise<T>,
): Promise<T> {
  // Links, as VS Code draws them in the words of a notification: its progress has no button but Cancel.
  const title = vscode.l10n.t(
    'Frugal: waiting for {0} in the browser. [Use a code instead]({1}) or [open the page again]({2})',
    openRouter.name,
    'command:frugal.signIn?%22code%22',
    'command:frugal.signIn',
  );
  const done = work();
  let lower: () => void = () => undefined;
  const raise = (): void => {
    const shown = new Promise<void>((resolve) => (lower = resolve));
    void showing(title, running, Promise.race([done.catch(() => undefined), shown]));
  };
  running.bringUp = () => {
    lower();
    raise();
    return openPage(page);
  };
  raise();
  try {
    return await done;
  } finally {
    running.bringUp = () => undefined;
  }
}

function showing<T>(title: string, running: RunningSignIn, done: Promise<T>): Thenable<T> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, (_, token) => {
    token.onCancellationRequested(() => running.cancel());
    return done;
  });
}
