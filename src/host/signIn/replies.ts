import type { Disposable } from '../../core/ports';
import type { SignInReply } from '../../core/signIn/signIn';

/** The sign-ins of this window that wait for a reply, by their states. */
const waiting = new Map<string, (reply: SignInReply) => void>();

/** Waits for the reply with this state until it is disposed of. */
export function expectReply(state: string, take: (reply: SignInReply) => void): Disposable {
  waiting.set(state, take);
  return { dispose: () => waiting.delete(state) };
}

/** Hands a reply to the sign-in that waits for it; false where none does, in this window. */
export function receiveReply(reply: SignInReply): boolean {
  const state = reply.get('state') ?? '';
  const take = waiting.get(state);
  // The second of two is not for it any more.
  waiting.delete(state);
  take?.(reply);
  return take !== undefined;
}
