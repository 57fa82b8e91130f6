import { code, fenced, type AnswerCase, type ExpectedEdit } from './answerCase';

const ts = { languageId: 'typescript' };
const text = 'export const total = 1;\n';
const file = fenced('ts', text.trimEnd());
const plain = (): ExpectedEdit => ['block', undefined, code(text, ts)];

/** Blocks of which the words above say what they are. */
export const announcedAnswers: readonly AnswerCase[] = [
  {
    what: 'the new code and not the old one',
    answer: `## src/cart.ts\n\n### Before\n\n${fenced('ts', 'old();')}\n**After:**\n\n${file}\nExample usage:\n\n${file}`,
    edits: [['wholeFile', 'src/cart.ts', code(text, ts)]],
  },
  ...[
    'Usage:',
    '**Usage**',
    '### Example usage',
    'Use it like this:',
    'You can then call `total()` like so:',
    "Here's how to use the new function:",
    'Then run it with:',
    'In the console:',
    '## Usage\n\nWith two numbers:',
    'Example:',
    'Output',
    'Test it with:',
  ].map((announced) => ({
    what: `the code alone, and not what is announced by “${announced}”`,
    answer: `${file}\n${announced}\n\n${fenced('ts', 'total;')}`,
    edits: [plain()],
  })),
  ...['Result:', 'For example:', 'Output:'].map((announced) => ({
    what: `the only code behind “${announced}”`,
    answer: `${announced}\n${file}`,
    edits: [plain()],
  })),
  ...[
    'Use this:',
    'Try it like this:',
    'You could write it like this:',
    '## Usage\n\nNow replace your function with this:',
    '## Usage\n\nFine.\n\n## Code',
  ].map((announced) => ({
    what: `code behind “${announced}” as code`,
    answer: `${fenced('ts', 'total;')}\n${announced}\n\n${file}`,
    edits: [['block', undefined, code('total;\n', ts)] as const, plain()],
  })),
  ...['Usage:', '## How to use it\n\nWith two numbers:'].map((announced) => ({
    what: `nothing in an answer that only says how the code is used: “${announced}”`,
    answer: `It is fine.\n\n${announced}\n\n${file}`,
  })),
  {
    what: 'output in a bare fence as no code',
    answer: `${file}Output:\n${fenced('', '1')}`,
    edits: [plain()],
  },
];
