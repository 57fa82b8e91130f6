import type { listenForReply as listen } from '../node/replyServer';

/** Nobody can call a page of a browser: other ways lead to a key. */
export const listenForReply: typeof listen = () => Promise.reject(new Error('no ports here'));
