/** What tools say beside what they found. It is for models, so it is English whoever uses Frugal. */
export const toolWords = {
  nothingFits: 'Nothing in the workspace fits.',
  files: 'Files whose names fit:',
  lines: 'Lines that hold it:',
  more: '[There may be more]',
  noProblem: 'VS Code reports no problem.',
  noSymbol: 'No language here knows such a symbol.',
} as const;
