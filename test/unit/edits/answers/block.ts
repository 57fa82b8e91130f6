import { code, fenced, type AnswerCase, type ExpectedEdit } from './answerCase';

const text = 'export const total = 1;\n';
const line = text.trimEnd();
const ts = { languageId: 'typescript' };

const whole = (path: string, more: object = ts): ExpectedEdit => [
  'wholeFile',
  path,
  code(text, more),
];
const plain = (more: object = ts): ExpectedEdit => ['block', undefined, code(text, more)];

const file = fenced('ts', line);

/** The same file, named in another way. */
const named = (what: string, answer: string, more: object = ts): AnswerCase => ({
  what: `the file name ${what}`,
  answer,
  edits: [whole('src/cart.ts', more)],
});

const notNamed = (what: string, above: string): AnswerCase => ({
  what: `a block as of no file ${what}`,
  answer: `${above}\n\n${file}`,
  edits: [plain()],
});

const markdown = (mark: string): string => `# Title\n\n${mark}ts\nlet a;\n${mark}\n\nEnd\n`;

export const blockAnswers: readonly AnswerCase[] = [
  { what: 'a block with prose around', answer: `Like this:\n\n${file}\nDone.\n`, edits: [plain()] },
  { what: 'a block without a language', answer: fenced('', line), edits: [plain({})] },
  { what: 'a block of tildes', answer: file.replaceAll('```', '~~~'), edits: [plain()] },
  { what: 'two blocks', answer: `${file}\nor\n\n${file}`, edits: [plain(), plain()] },
  {
    what: 'a block in a list',
    answer: '1. So:\n\n   ```ts\n   a {\n     b\n   }\n   ```\n',
    edits: [['block', undefined, code('a {\n  b\n}\n', ts)]],
  },
  {
    what: 'a block with a token of the model behind it',
    answer: file.trimEnd() + '<|im_end|>',
    edits: [plain()],
  },
  { what: 'CRLF', answer: file.replaceAll('\n', '\r\n'), edits: [plain()] },
  {
    what: 'a block behind reasoning',
    answer: `<think>\nMaybe:\n\n${fenced('ts', 'draft')}</think>\n\n${file}`,
    edits: [plain()],
  },
  {
    what: 'a block behind reasoning that nothing opened',
    answer: `Maybe:\n\n${fenced('ts', 'draft')}</think>\n\n${file}`,
    edits: [plain()],
  },
  {
    what: 'a block with reasoning in the middle of the answer',
    answer: `${file}\n<think>Hm: ${'`'.repeat(3)}</think>\nDone.\n`,
    edits: [plain()],
  },
  {
    what: 'code that is about reasoning',
    answer: fenced('html', '<think>', 'a', '</think>'),
    edits: [['block', undefined, code('<think>\na\n</think>\n', { languageId: 'html' })]],
  },
  named('above', `src/cart.ts\n${file}`),
  named('above, after a blank line', `src/cart.ts\n\n${file}`),
  named('in bold', `**src/cart.ts**\n${file}`),
  named('in bold, quoted, with a colon', `**\`src/cart.ts\`**:\n${file}`),
  named('with a label', `**File: src/cart.ts**\n${file}`),
  named('with a remark', `\`src/cart.ts\` (updated)\n${file}`),
  named('in a heading', `### src/cart.ts\n${file}`),
  named('in a numbered heading', `### 1. \`src/cart.ts\` – the total\n${file}`),
  named('in a heading, with prose below', `### src/cart.ts\n\nAdds the total.\n\n${file}`),
  named('in a list', `1. **src/cart.ts**\n${file}`),
  named('at the end of a sentence', `Here is the updated \`src/cart.ts\`:\n\n${file}`),
  named('in the middle of a sentence', `In \`src/cart.ts\`, add this:\n\n${file}`),
  named('in the info string', fenced('ts src/cart.ts', line)),
  named('behind the language', fenced('ts:src/cart.ts', line)),
  named('instead of the language', fenced('src/cart.ts', line)),
  named('as a title', fenced('ts title="src/cart.ts"', line)),
  named('with lines', fenced('1:20:src/cart.ts', line)),
  named('of Windows', `.\\src\\cart.ts\n${file}`),
  named('in the first comment', fenced('ts', '// src/cart.ts', line), {
    ...ts,
    nameLine: '// src/cart.ts\n',
  }),
  named('in the first comment, with a label', fenced('ts', '// File: src/cart.ts', '', line), {
    ...ts,
    nameLine: '// File: src/cart.ts\n\n',
  }),
  named(
    'both above and in the first comment',
    `**cart.ts**\n${fenced('ts', '/* src/cart.ts */', line)}`,
    { ...ts, nameLine: '/* src/cart.ts */\n' },
  ),
  named(
    'above, and not in a comment of the file itself',
    `**src/cart.ts**\n${fenced('ts', '// lib/cart.ts', line)}`,
    { ...ts, nameLine: '// lib/cart.ts\n' },
  ),
  {
    what: 'file names in comments of other languages',
    answer:
      fenced('python', '# app/main.py', 'a = 1') +
      fenced('html', '<!-- index.html -->', '<p>') +
      fenced('sql', '-- db/all.sql', 'select 1'),
    edits: [
      [
        'wholeFile',
        'app/main.py',
        code('a = 1\n', { languageId: 'python', nameLine: '# app/main.py\n' }),
      ],
      [
        'wholeFile',
        'index.html',
        code('<p>\n', { languageId: 'html', nameLine: '<!-- index.html -->\n' }),
      ],
      [
        'wholeFile',
        'db/all.sql',
        code('select 1\n', { languageId: 'sql', nameLine: '-- db/all.sql\n' }),
      ],
    ],
  },
  {
    what: 'several files under their headings',
    answer: `## src/cart.ts\n\n${file}\n## src/b.ts\n\n${fenced('ts', 'b;')}`,
    edits: [whole('src/cart.ts'), ['wholeFile', 'src/b.ts', code('b;\n', ts)]],
  },
  {
    what: 'how to run it as no part of the file',
    answer: `## src/cart.ts\n\nFirst install:\n\n${fenced('bash', 'npm i')}\nThen:\n\n${file}\n${file}`,
    edits: [
      ['block', undefined, code('npm i\n', { languageId: 'shellscript' })],
      whole('src/cart.ts'),
      plain(),
    ],
  },
  {
    what: 'commands below a name as commands',
    answer: `In \`src/cart.ts\`, run:\n\n${fenced('bash', 'npm i')}\n**src/b.ts**\n${fenced('sh', 'npm i')}`,
    edits: [
      ['block', undefined, code('npm i\n', { languageId: 'shellscript' })],
      ['block', undefined, code('npm i\n', { languageId: 'shellscript' })],
    ],
  },
  {
    what: 'a block below words about the tags of reasoning',
    answer: `Some write tags:\n\n<think> is one of them.\n\n${file}`,
    edits: [plain()],
  },
  notNamed('below a comparison', 'Unlike `src/cart.ts`:'),
  notNamed('below a sentence that only speaks of one', 'Here `src/cart.ts` uses it.'),
  notNamed('below two names', 'Move it from `src/a.ts` to `src/b.ts`:'),
  notNamed('below a list of files', '- src/a.ts\n- src/b.ts'),
  notNamed('below the name of a product', '### Node.js'),
  notNamed('below a word with a dot', 'Use `console.log`:'),
  notNamed('below an address', 'See https://example.com/a.ts:'),
  {
    what: 'Markdown with fences in it',
    answer: fenced('markdown', markdown('```').trimEnd()),
    edits: [['block', undefined, code(markdown('```'), { languageId: 'markdown' })]],
  },
  {
    what: 'Markdown in a longer fence',
    answer: `\`\`\`\`md\n# Title\n\n\`\`\`\nlet a;\n\`\`\`\n\`\`\`\`\n\n${fenced('', 'x')}`,
    edits: [
      ['block', undefined, code('# Title\n\n```\nlet a;\n```\n', { languageId: 'markdown' })],
      ['block', undefined, code('x\n', {})],
    ],
  },
  {
    what: 'code with a fence that is indented as code',
    answer: fenced(
      'python',
      'def f():',
      '    """',
      '    ```python',
      '    f()',
      '    ```',
      '    """',
    ),
    edits: [
      [
        'block',
        undefined,
        code('def f():\n    """\n    ```python\n    f()\n    ```\n    """\n', {
          languageId: 'python',
        }),
      ],
    ],
  },
  {
    what: 'a conflict of git in code as code',
    answer: fenced('ts', '<<<<<<< HEAD', 'a', '=======', 'b', '>>>>>>> feature'),
    edits: [['block', undefined, code('<<<<<<< HEAD\na\n=======\nb\n>>>>>>> feature\n', ts)]],
  },
  {
    what: 'code that is left out, by its lines',
    answer: fenced(
      'ts',
      'class A {',
      '  // ... existing code ...',
      '  b() {}',
      '  // Loading...',
      '  // rest unchanged',
      '}',
    ),
    edits: [
      [
        'block',
        undefined,
        {
          kind: 'code',
          text: 'class A {\n  // ... existing code ...\n  b() {}\n  // Loading...\n  // rest unchanged\n}\n',
          elisions: [1, 4],
          ...ts,
        },
      ],
    ],
  },
  { what: 'an empty block as nothing', answer: fenced('ts', '', '') },
  {
    what: 'prose as nothing',
    answer: 'I would not change anything here. It is fine (really); go on.\n',
  },
  { what: 'quoted code as nothing', answer: 'Use `a()` instead:\n\n`b()`\n' },
  { what: 'a fence that nobody closed', answer: `\`\`\`ts\n${text}`, faults: [/not complete/] },
  {
    what: 'a fence that nobody closed before the next',
    answer: `\`\`\`ts\n${text}\nThen:\n\n${fenced('bash', 'npm t')}`,
    faults: [/not complete/],
  },
  {
    what: 'a fence that nobody closed before the next, and one too many',
    answer: `\`\`\`ts\n${text}\nThen:\n\n${fenced('bash', 'npm t')}\`\`\`\n`,
    faults: [/not certain where/],
  },
  {
    what: 'a block that was cut',
    answer: `\`\`\`ts\n${text}\`\`\``,
    cut: true,
    faults: [/not complete/],
  },
  {
    what: 'Markdown with bare fences in it',
    answer: fenced('md', '# Title', '```', 'let a;', '```', 'End'),
    faults: [/not certain where/],
  },
  {
    what: 'code with bare fences in it',
    answer: fenced('ts', '/**', '@example', '```', "import all from 'all';", '```', '*/', line),
    faults: [/not certain where/],
  },
  {
    what: 'code left out in the middle of a line',
    answer: fenced('ts', 'function f() { ... }'),
    faults: [/leaves code out/],
  },
  {
    what: 'a block with two names',
    answer: `src/a.ts\n${fenced('ts', '// src/b.ts', line)}`,
    faults: [/two files/],
  },
  {
    what: 'reasoning that does not end',
    answer: `<think>\nMaybe:\n\n${file}`,
    faults: [/reasoning/],
  },
];
