import type { Change } from '../../../../src/core/edits/edit';
import { fenced, lines, replace, type AnswerCase, type ExpectedEdit } from './answerCase';

const of = (path: string | undefined, change: Change): ExpectedEdit => ['patch', path, change];

const swap = [
  '@@ class Cart',
  '   add(a, b) {',
  '-    return b + a;',
  '+    return a + b;',
  '   }',
];

const swapped = of(
  'src/cart.ts',
  replace('  add(a, b) {\n    return b + a;\n  }\n', '  add(a, b) {\n    return a + b;\n  }\n', {
    anchors: ['class Cart'],
  }),
);

const update = '*** Update File: src/cart.ts';

const wrapped = (...inside: readonly string[]): string =>
  lines('*** Begin Patch', ...inside, '*** End Patch');

export const patchAnswers: readonly AnswerCase[] = [
  { what: 'an update', answer: wrapped(update, ...swap), edits: [swapped] },
  {
    what: 'a patch in a fence',
    answer: fenced('patch', wrapped(update, ...swap).trimEnd()),
    edits: [swapped],
  },
  {
    what: 'a patch in a fence of any kind',
    answer: fenced('', wrapped(update, ...swap).trimEnd()),
    edits: [swapped],
  },
  {
    what: 'a patch with prose around',
    answer: `So:\n\n${wrapped(update, ...swap)}\n- Swapped.\n`,
    edits: [swapped],
  },
  {
    what: 'a patch in a fence without its first and last line',
    answer: fenced('diff', update, ...swap),
    edits: [swapped],
  },
  {
    what: 'a patch without its last line in a fence',
    answer: fenced('', '*** Begin Patch', update, ...swap),
    edits: [swapped],
  },
  {
    what: 'a path of Windows',
    answer: wrapped('*** Update File: .\\src\\cart.ts', ...swap),
    edits: [swapped],
  },
  {
    what: 'anchors one below the other',
    answer: wrapped(update, '@@ class Cart', '@@   add(a, b) {', '-a', '+b'),
    edits: [of('src/cart.ts', replace('a\n', 'b\n', { anchors: ['class Cart', 'add(a, b) {'] }))],
  },
  {
    what: 'hunks of several files',
    answer: wrapped(
      update,
      ...swap,
      '@@',
      '-a',
      '+b',
      '*** End of File',
      '*** Update File: b.ts',
      '-c',
      '+d',
    ),
    edits: [swapped, of('src/cart.ts', replace('a\n', 'b\n')), of('b.ts', replace('c\n', 'd\n'))],
  },
  {
    what: 'a file that is added',
    answer: wrapped('*** Add File: src/new.ts', '+a', '+', '+  b'),
    edits: [of('src/new.ts', { kind: 'create', text: 'a\n\n  b\n' })],
  },
  {
    what: 'a file that is added without marks',
    answer: wrapped('*** Add File: src/new.ts', 'a', '', '  b'),
    edits: [of('src/new.ts', { kind: 'create', text: 'a\n\n  b\n' })],
  },
  {
    what: 'an added file with lines like headers of hunks',
    answer: wrapped('*** Add File: src/new.css', '+@@ a', '+b'),
    edits: [of('src/new.css', { kind: 'create', text: '@@ a\nb\n' })],
  },
  {
    what: 'a file that is deleted',
    answer: wrapped('*** Delete File: old.ts'),
    edits: [of('old.ts', { kind: 'remove' })],
  },
  {
    what: 'a file that changes and moves',
    answer: wrapped(update, '*** Move to: src/basket.ts', '-a', '+b'),
    edits: [
      of('src/cart.ts', replace('a\n', 'b\n')),
      of('src/cart.ts', { kind: 'move', to: 'src/basket.ts' }),
    ],
  },
  {
    what: 'a file that only moves',
    answer: wrapped(update, '*** Move to: src/basket.ts'),
    edits: [of('src/cart.ts', { kind: 'move', to: 'src/basket.ts' })],
  },
  {
    what: 'an insertion below an anchor',
    answer: wrapped(update, '@@ class Cart {', '+  total = 0;'),
    edits: [of('src/cart.ts', replace('', '  total = 0;\n', { anchors: ['class Cart {'] }))],
  },
  {
    what: 'a patch in a command of the shell',
    answer: fenced('bash', "apply_patch <<'EOF'", wrapped(update, ...swap).trimEnd(), 'EOF'),
    edits: [swapped],
  },
  {
    what: 'fences in Markdown as context',
    answer: wrapped('*** Update File: a.md', ' ```sh', '-npm i', '+npm ci', ' ```'),
    edits: [of('a.md', replace('```sh\nnpm i\n```\n', '```sh\nnpm ci\n```\n'))],
  },
  { what: 'CRLF', answer: wrapped(update, ...swap).replaceAll('\n', '\r\n'), edits: [swapped] },
  {
    what: 'the last hunk of a patch without an end',
    answer: lines('*** Begin Patch', update, ...swap, '@@', '-a', '+b'),
    edits: [swapped],
    faults: [/not complete/],
  },
  {
    what: 'a patch without an end that prose follows',
    answer: `${lines('*** Begin Patch', update, ...swap)}\nDone.\n`,
    faults: [/not complete/],
  },
  {
    what: 'an added file of which some lines have no mark',
    answer: wrapped('*** Add File: src/new.ts', '+a', 'b'),
    faults: [/only some of its lines/],
  },
  {
    what: 'an added file without an end',
    answer: lines('*** Begin Patch', '*** Add File: src/new.ts', '+a'),
    faults: [/not complete/],
  },
];
