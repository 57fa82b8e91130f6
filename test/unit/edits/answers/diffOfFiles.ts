import type { Change } from '../../../../src/core/edits/edit';
import { fenced, replace, type AnswerCase, type ExpectedEdit } from './answerCase';

const of = (path: string, change: Change): ExpectedEdit => ['unifiedDiff', path, change];

const [first, firstEdit] = [['--- a/a.ts', '+++ b/a.ts'], of('a.ts', replace('1\n', '2\n'))];

/** Diffs that are about files as a whole. */
export const diffOfFilesAnswers: readonly AnswerCase[] = [
  {
    what: 'several files',
    answer: fenced(
      'diff',
      ...first,
      '@@ @@',
      '-1',
      '+2',
      '--- a/b.ts',
      '+++ b/b.ts',
      '@@ -1 +1 @@',
      '-a',
      '+b',
    ),
    edits: [firstEdit, of('b.ts', replace('a\n', 'b\n', { line: 1 }))],
  },
  {
    what: 'several files without hunks’ headers',
    answer: fenced('diff', ...first, '-1', '+2', '--- a/b.ts', '+++ b/b.ts', '-a', '+b'),
    edits: [firstEdit, of('b.ts', replace('a\n', 'b\n'))],
  },
  {
    what: 'a file that is added',
    answer: fenced('diff', '--- /dev/null', '+++ b/src/new.ts', '@@ -0,0 +1,3 @@', '+a', '+', '+b'),
    edits: [of('src/new.ts', { kind: 'create', text: 'a\n\nb\n' })],
  },
  {
    what: 'a file that is removed',
    answer: fenced(
      'diff',
      'diff --git a/old.ts b/old.ts',
      'deleted file mode 100644',
      '--- a/old.ts',
      '+++ /dev/null',
      '@@ -1,2 +0,0 @@',
      '-a',
      '-b',
    ),
    edits: [of('old.ts', { kind: 'remove' })],
  },
  {
    what: 'files that are removed without their text',
    answer: fenced(
      'diff',
      '--- a/b.ts',
      '+++ /dev/null',
      '--- a/c.ts',
      '+++ /dev/null',
      ...first,
      '-1',
      '+2',
    ),
    edits: [of('b.ts', { kind: 'remove' }), of('c.ts', { kind: 'remove' }), firstEdit],
  },
  {
    what: 'a removed comment of SQL as no header',
    answer: `a.sql\n${fenced('diff', '--- all of it', '+select 1')}`,
    edits: [of('a.sql', replace('-- all of it\n', 'select 1\n'))],
  },
  {
    what: 'a file that moves and changes',
    answer: fenced(
      'diff',
      'diff --git a/old.ts b/new.ts',
      'similarity index 90%',
      'rename from old.ts',
      'rename to new.ts',
      '--- a/old.ts',
      '+++ b/new.ts',
      '@@ -1 +1 @@',
      '-a',
      '+b',
    ),
    edits: [
      of('old.ts', { kind: 'move', to: 'new.ts' }),
      of('old.ts', replace('a\n', 'b\n', { line: 1 })),
    ],
  },
];
