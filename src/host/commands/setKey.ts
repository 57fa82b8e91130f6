import { askKey } from '../keys/askKey';
import { keepTried } from '../keys/keepKey';
import type { Command } from './command';

/** Asks for a key until its provider takes one (which costs no request), and keeps it. */
export const setKey: Command = {
  id: 'frugal.setKey',
  run: async (app) => keepTried(app, await askKey(app)),
};
