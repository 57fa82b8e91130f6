import * as vscode from 'vscode';
import { TurnError } from '../../core/llm/errors';
import { SignIn } from '../../core/signIn/signIn';
import { SignInError } from '../../core/signIn/signInError';
import { signInWays, type SignInWay } from '../../core/signIn/signInWays';
import type { App } from '../app';
import { Cancelled, ExpectedError, type Action } from '../expectedError';
import { inBrowser } from '../../core/inBrowser';
import { RunningSignIn } from './runningSignIn';
import { signInBy, Unusable } from './signInBy';
import { signInSentence } from './signInSentence';

/**
 * A key of OpenRouter, by the first way that leads anywhere from here. @param from this way first
 * @throws ExpectedError with the next way as its first button; Cancelled, also where one that waits was brought up
 */
export async function signInWith(app: App, from?: SignInWay): Promise<string> {
  if (await RunningSignIn.again(from)) throw new Cancelled();
  return RunningSignIn.run((running) => tryWays(app, running, from));
}

async function tryWays(app: App, running: RunningSignIn, from?: SignInWay): Promise<string> {
  const all = signInWays({
    isWeb: vscode.env.uiKind === vscode.UIKind.Web,
    isRemote: vscode.env.remoteName !== undefined,
    canListen: !inBrowser && vscode.env.appHost === 'desktop',
  });
  const known = from === undefined ? 0 : all.indexOf(from);
  const ways = from === undefined || known >= 0 ? all.slice(known) : [from, ...all];
  for (const [index, way] of ways.entries()) {
    const signIn = new SignIn(app, app.settings.read().addresses.openrouter);
    running.way = way;
    try {
      return await signInBy(way, signIn, app.clock, running);
    } catch (error) {
      if (!(error instanceof Unusable)) throw failureOf(error, ways[index + 1] ?? way);
      app.log.info(`Signing in: ${error.message}`);
    }
  }
  // Pasting a code needs nothing of this machine.
  throw new Cancelled();
}

function failureOf(error: unknown, next: SignInWay): unknown {
  const actions = [otherWay(next), pasteKey()];
  if (error instanceof SignInError)
    return new ExpectedError(signInSentence(error), actions, { cause: error });
  const isStopped =
    error instanceof Cancelled || (error instanceof TurnError && error.causeName === 'stopped');
  if (!isStopped) return error;
  // Where the browser found no way back, this is how one gets to the next.
  const sentence = vscode.l10n.t('The sign-in was stopped. Nothing changed.');
  return new ExpectedError(sentence, actions, {}, 'info');
}

function otherWay(way: SignInWay): Action {
  const { l10n } = vscode;
  const labels: Readonly<Record<SignInWay, string>> = {
    loopback: l10n.t('Sign In Again'),
    editor: l10n.t('Sign In Through VS Code'),
    code: l10n.t('Sign In With a Code'),
  };
  return {
    label: labels[way],
    run: () => vscode.commands.executeCommand('frugal.signIn', { way }),
  };
}

function pasteKey(): Action {
  return {
    label: vscode.l10n.t('Paste an API Key'),
    run: () => vscode.commands.executeCommand('frugal.setKey'),
  };
}
