import type { ReplyServer } from '../node/replyServer';

/** A browser lets nobody listen: another way of signing in is taken. */
export function listenForReply(): Promise<ReplyServer> {
  return Promise.reject(new Error('There is no server in a browser.'));
}
