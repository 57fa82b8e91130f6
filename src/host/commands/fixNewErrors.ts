import { reviewedAnswer } from '../review/reviewedAnswer';
import { fixErrors } from '../tasks/fixErrors';
import type { Command } from './command';

/** One request for all errors that VS Code reports since the proposal of the answer given was accepted. */
export const fixNewErrors: Command = {
  id: 'frugal.fixNewErrors',
  run: async (app, ...args) => {
    const answerId = reviewedAnswer(args[0]);
    await fixErrors(app, await app.session.proposals.newErrors(answerId));
  },
};
