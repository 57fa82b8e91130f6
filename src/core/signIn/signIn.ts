import type { KeyInfoDeps } from '../llm/keyInfo';
import { exchangeCode } from './exchangeCode';
import { challengeOf, randomText } from './pkce';
import { SignInError } from './signInError';

/** What came back from the browser: the query of the address that OpenRouter led to. */
export type SignInReply = Pick<URLSearchParams, 'get'>;

/** A code lives as long, in milliseconds. */
export const signInLifeMs = 10 * 60_000;

/** One sign-in with OpenRouter by OAuth with PKCE: begun here, ended by the first reply or pasted code. */
export class SignIn {
  /** Tells the reply to this sign-in from all others. */
  readonly state = randomText();
  private readonly verifier = randomText();
  private readonly begunAt: number;
  private isSpent = false;

  /** @param api address of OpenRouter's API without a trailing slash */
  constructor(
    private readonly deps: KeyInfoDeps,
    private readonly api: string,
  ) {
    this.begunAt = deps.clock.now();
  }

  /** The page where the user agrees. @param callback where it leads then; absent: it shows the code, to be pasted */
  async page(callback?: string): Promise<string> {
    const page = new URL('/auth', this.api);
    if (callback !== undefined) page.searchParams.set('callback_url', callback);
    page.searchParams.set('code_challenge', await challengeOf(this.verifier));
    page.searchParams.set('code_challenge_method', 'S256');
    page.searchParams.set('key_label', 'Frugal');
    return page.toString();
  }

  /** The key for the code of a reply. @throws SignInError */
  async finish(reply: SignInReply, signal: AbortSignal): Promise<string> {
    if (reply.get('state') !== this.state) throw new SignInError('otherSignIn');
    const code = reply.get('code') ?? '';
    if (code === '') throw new SignInError(reply.get('error') === null ? 'noCode' : 'denied');
    return this.redeem(code, signal);
  }

  /** The key for a code, which is good for one try. @throws SignInError */
  async redeem(code: string, signal: AbortSignal): Promise<string> {
    if (code === '') throw new SignInError('nothingPasted');
    if (this.isSpent) throw new SignInError('used');
    this.isSpent = true;
    if (this.deps.clock.now() - this.begunAt >= signInLifeMs) throw new SignInError('expired');
    return exchangeCode(this.deps, this.api, { code, verifier: this.verifier }, signal);
  }
}
