import type { AnswerMessage, Message, UserMessage } from '../../src/shared/chat';
import { answerOf } from '../../test/page/standInPage';
import { answerSection } from './longAnswer';

const sectionsPerAnswer = 3;

/** 500 messages of 5 MB: questions, and answers with three blocks of code each. */
export function longChat(): readonly Message[] {
  return Array.from({ length: 250 }, (_, turn) => [question(turn), answer(turn)]).flat();
}

function question(turn: number): UserMessage {
  const text = `Question ${turn}: what does part ${turn} do, and why is it slow for long inputs?`;
  return { role: 'user', id: `q${turn}`, at: 0, task: 'chat', text, attachments: [] };
}

function answer(turn: number): AnswerMessage {
  const text = Array.from({ length: sectionsPerAnswer }, (_, n) =>
    answerSection(turn * sectionsPerAnswer + n),
  ).join('\n');
  return answerOf(text, { id: `a${turn}` });
}
