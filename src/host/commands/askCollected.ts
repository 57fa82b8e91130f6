import { l10n } from 'vscode';
import { collectedTurn, readCollected } from '../../core/collect/collected';
import { ExpectedError } from '../expectedError';
import { runningArgument, type Command } from './command';

/** Asks all that was collected: one request. Each answer comes to its question; one that is missing is said. */
export const askCollected: Command = {
  id: 'frugal.askCollected',
  run: async ({ collection, tasks, session }, ...args) => {
    const { questions } = collection;
    if (questions.length === 0)
      throw new ExpectedError(
        l10n.t('Nothing is collected. Select code and choose "Collect for Frugal…" first.'),
      );
    const turn = collectedTurn(questions);
    const answer = await tasks.run(Promise.resolve(turn), runningArgument(args[0]));
    // Why there is none is said in the chat; all of it is still collected.
    if (!answer || answer.text === '') return;
    const text = await session.chat.restoreSecrets(answer.text);
    collection.answer(questions, readCollected(text, questions.length), answer.modelName);
  },
};
