import type { readEnvironment as read } from '../node/environment';

/** A page of a browser has none. */
export const readEnvironment: typeof read = () => ({});
