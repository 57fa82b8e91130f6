import type { Change } from '../../../../src/core/edits/edit';
import { fenced, lines, replace, type AnswerCase, type ExpectedEdit } from './answerCase';

const body = [' function add(a, b) {', '-  return b + a;', '+  return a + b;', ' }'] as const;

const swap = replace(
  'function add(a, b) {\n  return b + a;\n}\n',
  'function add(a, b) {\n  return a + b;\n}\n',
);

const of = (path: string | undefined, change: Change): ExpectedEdit => [
  'unifiedDiff',
  path,
  change,
];

const swapped = (path?: string, more: object = {}): ExpectedEdit => of(path, { ...swap, ...more });

const headers = (what: string, first: readonly string[], more: object = {}): AnswerCase => ({
  what: `headers ${what}`,
  answer: fenced('diff', ...first, ...body),
  edits: [swapped(first.length > 1 ? 'src/cart.ts' : undefined, more)],
});

const refused = (what: string, answer: string, reason: RegExp): AnswerCase => ({
  what,
  answer,
  faults: [reason],
});

const git = ['--- a/src/cart.ts', '+++ b/src/cart.ts'] as const;

export const unifiedDiffAnswers: readonly AnswerCase[] = [
  headers(
    'of git',
    [
      'diff --git a/src/cart.ts b/src/cart.ts',
      'index 1a2b3c..4d5e6f 100644',
      ...git,
      '@@ -7,3 +7,3 @@',
    ],
    { line: 7 },
  ),
  headers(
    'of diff, with times',
    [
      '--- src/cart.ts\t2024-05-01 10:00:00',
      '+++ src/cart.ts\t2024-05-02 10:00:00',
      '@@ -7,3 +7,3 @@',
    ],
    { line: 7 },
  ),
  headers(
    'of a file and its copy',
    ['--- src/cart.ts.orig', '+++ src/cart.ts', '@@ -7,3 +7,3 @@'],
    { line: 7 },
  ),
  headers(
    'of two folders',
    ['--- original/src/cart.ts', '+++ modified/src/cart.ts', '@@ -7,3 +7,3 @@'],
    { line: 7 },
  ),
  headers('with wrong counts', [...git, '@@ -7,30 +7,29 @@'], { line: 7 }),
  headers('with code behind the @@', [...git, '@@ -7,3 +7,3 @@ class Cart {'], {
    line: 7,
    anchors: ['class Cart {'],
  }),
  headers('with code instead of numbers', [...git, '@@ class Cart {'], {
    anchors: ['class Cart {'],
  }),
  headers('with dots instead of numbers', [...git, '@@ ... @@']),
  headers('without a hunk', git),
  headers('with a hunk only', ['@@ -7,3 +7,3 @@'], { line: 7 }),
  headers('that are missing', []),
  {
    what: 'a diff without a fence, and the prose behind it',
    answer: `Try:\n\n${lines(...git, '@@ -7,3 +7,3 @@', ...body)}\n- Swapped them.\n+ More.\n`,
    edits: [swapped('src/cart.ts', { line: 7 })],
  },
  {
    what: 'a diff without a fence at the end of the answer',
    answer: lines(...git, '@@ -7,3 +7,3 @@', ...body).trimEnd(),
    edits: [swapped('src/cart.ts', { line: 7 })],
  },
  {
    what: 'a diff in a fence of another language',
    answer: fenced('ts', ...git, '@@ -7,3 +7,3 @@', ...body),
    edits: [swapped('src/cart.ts', { line: 7 })],
  },
  {
    what: 'the file that a heading names',
    answer: `### src/cart.ts\n\n${fenced('diff', ...body)}`,
    edits: [swapped('src/cart.ts')],
  },
  {
    what: 'the file in the info string',
    answer: fenced('diff src/cart.ts', ...body),
    edits: [swapped('src/cart.ts')],
  },
  {
    what: 'the file on the first line',
    answer: fenced('diff', 'src/cart.ts', ...body),
    edits: [swapped('src/cart.ts')],
  },
  {
    what: 'numbers of lines in words',
    answer: fenced('diff', ...git, '@@ line 7 @@', ...body),
    edits: [swapped('src/cart.ts', { line: 7 })],
  },
  {
    what: 'hunks without context',
    answer: fenced('diff', ...git, '@@ -2 +2 @@', '-a', '+b', '@@ -9,0 +10,2 @@', '+c', '+d'),
    edits: [
      of('src/cart.ts', replace('a\n', 'b\n', { line: 2 })),
      of('src/cart.ts', replace('', 'c\nd\n', { line: 10 })),
    ],
  },
  {
    what: 'blank lines of context that lost their space',
    answer: fenced('diff', ...git, '@@ -1,4 +1,4 @@', ' a', '', '-b', '+c', '', ' d'),
    edits: [of('src/cart.ts', replace('a\n\nb\n\nd\n', 'a\n\nc\n\nd\n', { line: 1 }))],
  },
  {
    what: 'context that lost all its spaces',
    answer: fenced(
      'diff',
      'function add(a, b) {',
      '  log();',
      '-  return b + a;',
      '+  return a + b;',
      '}',
    ),
    edits: [
      of(
        undefined,
        replace(
          'function add(a, b) {\n  log();\n  return b + a;\n}\n',
          'function add(a, b) {\n  log();\n  return a + b;\n}\n',
        ),
      ),
    ],
  },
  {
    what: 'indented context that lost all its spaces',
    answer: fenced('diff', '    if (c)', '      log();', '-    a();', '+    b();'),
    edits: [
      of(
        undefined,
        replace('    if (c)\n      log();\n    a();\n', '    if (c)\n      log();\n    b();\n'),
      ),
    ],
  },
  {
    what: 'context as it is where the header counts right',
    answer: fenced(
      'diff',
      '@@ -7,3 +7,3 @@',
      '    if (c)',
      '      log();',
      '-    a();',
      '+    b();',
    ),
    edits: [
      of(
        undefined,
        replace('   if (c)\n     log();\n    a();\n', '   if (c)\n     log();\n    b();\n', {
          line: 7,
        }),
      ),
    ],
  },
  {
    what: 'the end of a comment that has its space',
    answer: fenced('diff', '  */', '-  a();', '+  b();'),
    edits: [of(undefined, replace(' */\n  a();\n', ' */\n  b();\n'))],
  },
  {
    what: 'a comment with a path as context',
    answer: fenced('diff', ' // src/a.ts', '-a();', '+b();'),
    edits: [of(undefined, replace('// src/a.ts\na();\n', '// src/a.ts\nb();\n'))],
  },
  {
    what: 'context of which some lines lost their space',
    answer: fenced(
      'diff',
      'function add(a, b) {',
      '   log();',
      '-  return b + a;',
      '+  return a + b;',
      ' }',
    ),
    edits: [
      of(
        undefined,
        replace(
          'function add(a, b) {\n  log();\n  return b + a;\n}\n',
          'function add(a, b) {\n  log();\n  return a + b;\n}\n',
        ),
      ),
    ],
  },
  {
    what: 'what a file ends with as no line',
    answer: fenced(
      'diff',
      ...git,
      '@@ -1 +1 @@',
      '-a',
      '\\ No newline at end of file',
      '+b',
      '\\ No newline at end of file',
    ),
    edits: [of('src/cart.ts', replace('a\n', 'b\n', { line: 1 }))],
  },
  {
    what: 'a removed line of dashes as no header',
    answer: fenced('diff', ...git, '@@ -1,3 +1,2 @@', ' select', '--- all of it', '++ 1', ' from'),
    edits: [
      of(
        'src/cart.ts',
        replace('select\n-- all of it\nfrom\n', 'select\n+ 1\nfrom\n', { line: 1 }),
      ),
    ],
  },
  {
    what: 'fences in Markdown as context',
    answer: lines(
      '--- a/a.md',
      '+++ b/a.md',
      '@@ -1,3 +1,3 @@',
      ' ```sh',
      '-npm i',
      '+npm ci',
      ' ```',
    ),
    edits: [of('a.md', replace('```sh\nnpm i\n```\n', '```sh\nnpm ci\n```\n', { line: 1 }))],
  },
  {
    what: 'context that is left out as two edits',
    answer: fenced('diff', '-f(a);', '+f(b);', ' // ... existing code ...', '-g(a);', '+g(b);'),
    edits: [
      of(undefined, replace('f(a);\n', 'f(b);\n')),
      of(undefined, replace('g(a);\n', 'g(b);\n')),
    ],
  },
  {
    what: 'CRLF and a byte order mark',
    answer: `\uFEFF${fenced('diff', ...git, ...body)}`.replaceAll('\n', '\r\n'),
    edits: [swapped('src/cart.ts')],
  },
  {
    what: 'a hunk whose counts show that it is whole, in a fence that nobody closed',
    answer: `\`\`\`diff\n${lines(...git, '@@ -7,3 +7,3 @@', ...body)}`,
    edits: [swapped('src/cart.ts', { line: 7 })],
  },
  {
    what: 'the last hunk in a fence that nobody closed',
    answer: `\`\`\`diff\n${lines(...git, '@@ -1 +1 @@', '-a', '+b', '@@ -7,4 +7,4 @@', ...body)}`,
    edits: [of('src/cart.ts', replace('a\n', 'b\n', { line: 1 }))],
    faults: [/not complete/],
  },
  {
    what: 'a hunk that was cut',
    answer: lines(...git, '@@ -7,4 +7,4 @@', ...body),
    cut: true,
    faults: [/not complete/],
  },
  refused(
    'a list behind a hunk with wrong counts',
    `${lines(...git, '@@ -7,9 +7,9 @@', ...body)}\n- Swapped them.\n`,
    /not certain where/,
  ),
  refused(
    'context of which nobody can tell its indentation',
    fenced('diff', 'class A {', '   log();', '  add();', '-a', '+b'),
    /indentation is not certain/,
  ),
  refused(
    'a header with two files',
    fenced('diff', '--- a/a.ts', '+++ b/b.ts', '@@ -1 +1 @@', '-a', '+b'),
    /two files/,
  ),
  refused(
    'an added file with lines of another',
    fenced('diff', '--- /dev/null', '+++ b/b.ts', '@@ -1 +1 @@', '-a', '+b'),
    /adds a file/,
  ),
  { what: 'a diff that changes nothing', answer: fenced('diff', ...git, '@@ -1 +1 @@', ' a') },
  { what: 'rules of dashes', answer: 'One.\n\n---\n\nTwo.\n\n--- \n--- x\n--- y\nEnd.\n' },
  refused(
    'added code that leaves code out',
    fenced('diff', '-f();', '+g();', '+// ... rest of the code ...'),
    /leaves code out/,
  ),
];
