import { shownAnswer } from '../review/reviewedAnswer';
import type { Command } from './command';

/** Takes back what was accepted of a proposal; where none is named or in front, of the latest one of the chat. */
export const undoChange: Command = {
  id: 'frugal.undoChange',
  run: async ({ review, session }, ...args) =>
    review.undo(shownAnswer(args[0]) ?? (await session.proposals.latestAccepted())),
};
