/** Every word of a comparison that the chat does not have; the host translates the table. `{0}` is filled in. */
export const compareStrings = {
  compare: 'Compare',
  askedAll: 'Asked of {0} models, {1} requests',
  answerOf: 'Model {0}',
  stop: 'Stop',
  reveal: 'Show the names',
  hiddenHint: 'The names are shown once you use an answer.',
  use: 'Use this one',
  useHint: 'Puts the question and this answer into the chat. Costs no request',
  used: 'Used in the chat',
  onlyHereOne: '1 line of code is in no other answer',
  onlyHereMany: '{0} lines of code are in no other answer',
  onlyHereHint: 'They are marked',
} as const;

export type CompareStrings = Readonly<Record<keyof typeof compareStrings, string>>;
