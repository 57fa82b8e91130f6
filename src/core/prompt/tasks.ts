import type { Task } from '../../shared/chat';

/** What a task tells the model, after the attached code. */
export const taskPrompts: Readonly<Record<Task, (wish: string) => string>> = {
  chat: (wish) => wish,
  explain: (wish) =>
    [
      'Explain this code to a colleague who knows the language: first in one or two sentences what it is for, then how it works, then what could surprise (edge cases, errors, cost). Quote only the lines that matter.',
      wish,
    ]
      .filter(Boolean)
      .join('\n\n'),
  refactor: (wish) =>
    `Refactor this code: ${wish || 'make it simpler and easier to read'}. Keep what it does for its callers, its names that others use, and its style.\nReply with one fenced code block that holds only the replacement of the code above: all of it, complete, with the same indentation. Before the block you may say in one or two sentences what you changed; write nothing after it.`,
};
