import type { Task } from '../../shared/chat';

/** What a task tells the model after the attached code; the wish is what the user, or the editor, said of this case. */
export const taskPrompts: Readonly<Record<Task, (wish: string) => string>> = {
  chat: (wish) => wish,
  explain: (wish) =>
    paragraphs(
      'Explain this to a colleague who knows the language: first in one or two sentences what it is for, then how it works, then what could surprise (edge cases, errors, cost). Quote only the lines that matter.',
      wish,
    ),
  refactor: (wish) =>
    `Refactor this code: ${wish || 'make it simpler and easier to read'}. Keep what it does for its callers, its names that others use, and its style.`,
  fix: (wish) =>
    paragraphs(
      'Fix what is wrong with this code, with the smallest change that is right: no casts, no ignored errors, no new behaviour, nothing else touched.',
      wish,
    ),
  document: (wish) =>
    paragraphs(
      "Document this code in its language's own convention (JSDoc, docstring, ...): what it is for, parameters, what comes back, errors, and what could surprise; no sentence that only repeats a name. Change no code and no comment that is right.",
      wish,
    ),
  tests: (wish) =>
    paragraphs(
      'Write tests for this code: the usual case, each edge case and each error that the code can meet, one behaviour a test, named after what it promises. Use only what the project already has, and its style. Do not change the code under test.',
      wish,
    ),
  edit: (wish) => `Change this code as follows, and nothing else: ${wish}`,
  rename: (wish) =>
    paragraphs(
      wish,
      'Reply with one fenced code block: up to five better names, the best one first, one a line, nothing else in the block. They follow the naming style of this code and say what the thing is or does.',
    ),
  commit: (wish) =>
    paragraphs(
      'Write the commit message for this change: a subject in the imperative of at most 60 characters that says what the change is for; then, only where the subject does not say it all, a blank line and a short body on what and why, with lines of at most 72 characters.',
      wish,
      'Reply with one fenced code block that holds only the message.',
    ),
  merge: (wish) =>
    paragraphs(
      'This code holds merge conflicts. Resolve them: keep what both sides meant; where that is not possible, prefer the side that the rest of the file fits, and say so. No conflict marker stays.',
      wish,
    ),
};

function paragraphs(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n');
}
