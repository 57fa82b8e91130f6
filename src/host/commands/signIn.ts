import { openRouter } from '../../core/llm/presets';
import { isSignInWay } from '../../core/signIn/signInWays';
import { keepKey } from '../keepKey';
import { signInWith } from '../signIn/signInWith';
import { textArgument, type Command } from './command';

/** Has OpenRouter make a key for the user's account, in the browser, and keeps it. `{ way }` begins with that one. */
export const signIn: Command = {
  id: 'frugal.signIn',
  run: async (app, argument) => {
    const way = textArgument(argument, 'way');
    const key = await signInWith(app, isSignInWay(way) ? way : undefined);
    await keepKey(app, openRouter, key);
  },
};
