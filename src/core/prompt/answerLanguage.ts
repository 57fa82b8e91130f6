import type { Task } from '../../shared/chat';
import { userLanguage } from '../say';

/** What VS Code calls some languages by a country, and they are called by their script or their kind. */
const exactly: Readonly<Record<string, string>> = { 'zh-cn': 'zh-Hans', 'zh-tw': 'zh-Hant' };

/** Their answers are put into the project, in its words: the message of a commit, names. */
const projectWords: readonly Task[] = ['commit', 'rename'];

/** In which language a model is to answer, as a line of the system prompt; empty where that is English, or unknown. */
export function answerLanguage(task: Task, language = userLanguage()): string {
  const name = nameOf(language);
  if (projectWords.includes(task) || name === undefined) return '';
  return `\nAnswer in ${name}, unless the user writes in another language; keep code, identifiers and edit formats as they are.`;
}

/** In English: `Simplified Chinese`, `Brazilian Portuguese`. */
function nameOf(language: string): string | undefined {
  if (/^en\b/i.test(language)) return undefined;
  try {
    const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
    return names.of(exactly[language.toLowerCase()] ?? language);
  } catch {
    return undefined;
  }
}
