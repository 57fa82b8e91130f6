import { fenced, lines, replace, type AnswerCase, type ExpectedEdit } from './answerCase';

const block = (search: string, replacement: string): string =>
  lines('<<<<<<< SEARCH', search, '=======', replacement, '>>>>>>> REPLACE');

const swapped = (path?: string, more: object = {}): ExpectedEdit => [
  'searchReplace',
  path,
  replace('return b + a;\n', 'return a + b;\n', more),
];

const swap = block('return b + a;', 'return a + b;');

/** The same edit with other marks. */
const marks = (open: string, middle: string, close: string): AnswerCase => ({
  what: `marks ${open} ${middle} ${close}`,
  answer: fenced('ts', open, 'return b + a;', middle, 'return a + b;', close),
  edits: [swapped()],
});

/** The same edit with its file named in another way. */
const named = (what: string, answer: string): AnswerCase => ({
  what: `the file name ${what}`,
  answer,
  edits: [swapped('src/cart.ts')],
});

const inFence = fenced('ts', swap.trimEnd());

export const searchReplaceAnswers: readonly AnswerCase[] = [
  marks('<<<<<<< SEARCH', '=======', '>>>>>>> REPLACE'),
  marks('------- SEARCH', '=======', '+++++++ REPLACE'),
  marks('<<<<<<< ORIGINAL', '=======', '>>>>>>> UPDATED'),
  marks('<<<<<< SEARCH', '======', '>>>>>> REPLACE'),
  marks('<<<<<<<< SEARCH', '========', '>>>>>>>> REPLACE'),
  marks('<<<<<<<SEARCH', '=======  ', '>>>>>>>REPLACE'),
  marks('<<<<<<< search', '=======', '>>>>>>> replace'),
  marks('<<<<<<< SEARCH>', '=======', '>>>>>>> REPLACE.'),
  marks('<<<<<<< SEARCH', '=======', '<<<<<<< REPLACE'),
  marks('<<<<<<< SEARCH', '=======', '>>>>>>>'),
  { what: 'a block without a fence', answer: `Sure:\n\n${swap}\nDone.\n`, edits: [swapped()] },
  named('above the fence', `src/cart.ts\n${inFence}`),
  named('in bold, with prose below', `**src/cart.ts**\n\nSwap them.\n\n${inFence}`),
  named('in a heading', `### \`src/cart.ts\`\n\n${inFence}`),
  named('in a sentence', `In \`src/cart.ts\`, swap the operands:\n\n${inFence}`),
  named('in the info string', fenced('ts src/cart.ts', swap.trimEnd())),
  named('behind the language', fenced('ts:src/cart.ts', swap.trimEnd())),
  named('inside the fence', fenced('ts', 'src/cart.ts', swap.trimEnd())),
  named('as a comment inside the fence', fenced('ts', '// src/cart.ts', swap.trimEnd())),
  named('behind SEARCH', swap.replace('SEARCH', 'SEARCH src/cart.ts')),
  named('of Windows', `src\\cart.ts\n${inFence}`),
  {
    what: 'line numbers copied with the code',
    answer: block(' 9 | f() {\n10 |   return b + a;', ' 9 | f() {\n10 |   return a + b;'),
    edits: [
      [
        'searchReplace',
        undefined,
        replace('f() {\n  return b + a;\n', 'f() {\n  return a + b;\n', { line: 9 }),
      ],
    ],
  },
  {
    what: 'numbers that count no lines as code',
    answer: block('1 | a\n3 | b', '1 | a\n3 | c'),
    edits: [['searchReplace', undefined, replace('1 | a\n3 | b\n', '1 | a\n3 | c\n')]],
  },
  {
    what: 'several blocks in one fence as edits of one file',
    answer: fenced('ts src/cart.ts', swap.trimEnd(), '', block('a', 'b').trimEnd()),
    edits: [swapped('src/cart.ts'), ['searchReplace', 'src/cart.ts', replace('a\n', 'b\n')]],
  },
  {
    what: 'blocks of two files in one fence',
    answer: fenced('', 'src/cart.ts', swap.trimEnd(), '', 'src/b.ts', block('a', 'b').trimEnd()),
    edits: [swapped('src/cart.ts'), ['searchReplace', 'src/b.ts', replace('a\n', 'b\n')]],
  },
  {
    what: 'a second fence as of the file named before',
    answer: `src/cart.ts\n${inFence}\nand\n\n${fenced('ts', block('a', 'b').trimEnd())}`,
    edits: [swapped('src/cart.ts'), ['searchReplace', 'src/cart.ts', replace('a\n', 'b\n')]],
  },
  {
    what: 'no file where a heading ended the part about one',
    answer: `## src/cart.ts\n${inFence}\n## Also\n\n${fenced('ts', block('a', 'b').trimEnd())}`,
    edits: [swapped('src/cart.ts'), ['searchReplace', undefined, replace('a\n', 'b\n')]],
  },
  {
    what: 'hints of lines',
    answer: fenced(
      '',
      '<<<<<<< SEARCH',
      ':start_line:12',
      ':end_line:12',
      '-------',
      'return b + a;',
      '=======',
      'return a + b;',
      '>>>>>>> REPLACE',
    ),
    edits: [swapped(undefined, { line: 12 })],
  },
  {
    what: 'a block without its closing mark, by the fence',
    answer: `${fenced('ts', '<<<<<<< SEARCH', 'return b + a;', '=======', 'return a + b;')}\nDone.\n`,
    edits: [swapped()],
  },
  {
    what: 'blocks without closing marks, each in a fence',
    answer: `${fenced('ts', '<<<<<<< SEARCH', 'return b + a;', '=======', 'return a + b;')}\n${inFence}`,
    edits: [swapped(), swapped()],
  },
  {
    what: 'a deletion, and a blank line as another thing',
    answer: `${lines('<<<<<<< SEARCH', 'a', '=======', '>>>>>>> REPLACE')}${block('b', '')}`,
    edits: [
      ['searchReplace', undefined, replace('a\n', '')],
      ['searchReplace', undefined, replace('b\n', '\n')],
    ],
  },
  {
    what: 'an empty search as an insertion',
    answer: `new.ts\n${fenced('', '<<<<<<< SEARCH', '=======', 'a', '>>>>>>> REPLACE')}`,
    edits: [['searchReplace', 'new.ts', replace('', 'a\n')]],
  },
  {
    what: 'halves that have fences of their own',
    answer: lines(
      '<<<<<<< SEARCH',
      fenced('ts', 'return b + a;').trimEnd(),
      '=======',
      fenced('ts', 'return a + b;').trimEnd(),
      '>>>>>>> REPLACE',
    ),
    edits: [swapped()],
  },
  {
    what: 'fences that belong to a Markdown file',
    answer: `README.md\n${fenced('', '<<<<<<< SEARCH', '```bash', 'npm i', '=======', '```sh', 'npm ci', '>>>>>>> REPLACE')}`,
    edits: [['searchReplace', 'README.md', replace('```bash\nnpm i\n', '```sh\nnpm ci\n')]],
  },
  {
    what: 'a conflict of git as the text to be searched',
    answer: fenced(
      'ts',
      '<<<<<<< SEARCH',
      ...['<<<<<<< HEAD', 'a', '=======', 'b', '>>>>>>> feature'],
      '=======',
      'c',
      '>>>>>>> REPLACE',
    ),
    edits: [
      [
        'searchReplace',
        undefined,
        replace('<<<<<<< HEAD\na\n=======\nb\n>>>>>>> feature\n', 'c\n'),
      ],
    ],
  },
  {
    what: 'marks of the code that were escaped',
    answer: block('\\=======', '\\<<<<<<< HEAD'),
    edits: [['searchReplace', undefined, replace('=======\n', '<<<<<<< HEAD\n')]],
  },
  {
    what: 'the underline of a title that has other marks than the divider',
    answer: block('Title\n=====', 'Heading\n====='),
    edits: [['searchReplace', undefined, replace('Title\n=====\n', 'Heading\n=====\n')]],
  },
  {
    what: 'elisions on both sides as two edits',
    answer: block('f(a);\n// ...\ng(a);', 'f(b);\n// ...\ng(b);'),
    edits: [
      ['searchReplace', undefined, replace('f(a);\n', 'f(b);\n')],
      ['searchReplace', undefined, replace('g(a);\n', 'g(b);\n')],
    ],
  },
  {
    what: 'the ... of Python that is to be filled in',
    answer: fenced('python', block('def f():\n    ...', 'def f():\n    return 1').trimEnd()),
    edits: [
      ['searchReplace', undefined, replace('def f():\n    ...\n', 'def f():\n    return 1\n')],
    ],
  },
  {
    what: 'the ... of Python that stays',
    answer: `a.py\n${block('def f():\n    ...', 'def g():\n    ...')}`,
    edits: [['searchReplace', 'a.py', replace('def f():\n    ...\n', 'def g():\n    ...\n')]],
  },
  {
    what: 'a ... of Python that takes the place of code',
    answer: `a.py\n${block('def f():\n    return 1', 'def f():\n    ...')}`,
    faults: [/leaves code out/],
  },
  {
    what: 'a block in a list',
    answer: lines(
      '1. Swap:',
      '',
      ...fenced('ts', swap.trimEnd())
        .trimEnd()
        .split('\n')
        .map((line) => `   ${line}`),
    ),
    edits: [swapped()],
  },
  {
    what: 'CRLF, a byte order mark, tabs, trailing space and characters of two units',
    answer: `\uFEFF${block('\tlet a = "🐟"; ', '\tlet a = "🦈";').replaceAll('\n', '\r\n')}`,
    edits: [['searchReplace', undefined, replace('\tlet a = "🐟"; \n', '\tlet a = "🦈";\n')]],
  },
  { what: 'a block at the very end', answer: swap.trimEnd(), edits: [swapped()] },
  {
    what: 'a block without a divider',
    answer: fenced('', '<<<<<<< SEARCH', 'a', '>>>>>>> REPLACE'),
    faults: [/no =======/],
  },
  {
    what: 'two dividers that are alike',
    answer: block('a\n=======\nb', 'c'),
    faults: [/more than one =======/],
  },
  {
    what: 'a block that nothing closes',
    answer: `${lines('<<<<<<< SEARCH', 'a', '=======', 'b')}\nDone.\n`,
    faults: [/no closing/],
  },
  {
    what: 'a block that nothing closes, but not the next one',
    answer: `${lines('<<<<<<< SEARCH', 'a', '=======', 'b')}${swap}`,
    edits: [swapped()],
    faults: [/no closing/],
  },
  {
    what: 'a block whose end was cut',
    answer: fenced('ts', '<<<<<<< SEARCH', 'a', '=======', 'b'),
    cut: true,
    faults: [/no closing/],
  },
  {
    what: 'a block whose last line was cut',
    answer: fenced('ts', swap.trimEnd()).replace(/ REPLACE\n```\n$/, ''),
    cut: true,
    faults: [/no closing/, /not complete/],
  },
  {
    what: 'a block that closes with another mark',
    answer: fenced('', '<<<<<<< SEARCH', 'a', '=======', 'b', '>>>>>>> SEARCH'),
    faults: [/marks of another block/],
  },
  {
    what: 'code that is left out of the replacement only',
    answer: block('f(a);\ng(a);', 'f(b);\n// ... rest unchanged'),
    faults: [/leaves code out/],
  },
  {
    what: 'code that is left out of the search only',
    answer: block('f(a);\n// ... existing code ...', 'f(b);'),
    faults: [/leaves code out/],
  },
  {
    what: 'code added beside code that is left out',
    answer: block('// ...\ng();', '// ...\ng();\n// ...').replace(
      '=======\n',
      '// ...\n=======\nh();\n',
    ),
    faults: [/place is not certain/],
  },
  {
    what: 'a block that goes on behind its fence',
    answer: `${fenced('ts', '<<<<<<< SEARCH', 'a', '=======', 'b')}>>>>>>> REPLACE\n`,
    faults: [/goes on behind its code fence/],
  },
  {
    what: 'code with a block in it',
    answer: fenced('ts', 'const sample = `', swap.trimEnd(), '`;'),
    faults: [/mixes code/],
  },
];
