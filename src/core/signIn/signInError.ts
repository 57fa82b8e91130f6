/**
 * Why a sign-in brought no key. `otherSignIn`: the reply belongs to another one; `nothingPasted`: the box was left empty; `denied`: the user said no on the page;
 * `used`: its code was handed in before; `expired`: ten minutes are over; `refused`: the provider takes the code for none;
 * `unreachable`: the code could not be handed in, the cause says why.
 */
export type SignInProblem =
  | 'otherSignIn'
  | 'noCode'
  | 'nothingPasted'
  | 'denied'
  | 'used'
  | 'expired'
  | 'refused'
  | 'unreachable';

export class SignInError extends Error {
  override readonly name = 'SignInError';

  constructor(
    readonly problem: SignInProblem,
    options?: ErrorOptions,
  ) {
    super(`No key: ${problem}`, options);
  }
}
