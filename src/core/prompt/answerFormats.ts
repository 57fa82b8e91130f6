/**
 * In what form an answer brings its change: the new text of the code that was given, code to put between other code, blocks
 * that say what to search and what to put there, a diff, or files as a whole.
 */
export type AnswerFormat =
  'replacement' | 'insertion' | 'searchReplace' | 'unifiedDiff' | 'wholeFile';

/** Stands in the code where the answer's code goes. */
export const insertionMark = '<<< INSERT HERE >>>';

/** What is said at the end of a prompt about the form of its answer. */
export const answerFormats: Readonly<Record<AnswerFormat, string>> = {
  replacement:
    'Reply with one fenced code block that holds only the replacement of the code to change: all of it, complete, with the same indentation. Before the block you may say in one or two sentences what you changed; write nothing after it.',
  insertion: `Reply with one fenced code block that holds only the code to put in place of the line ${insertionMark}, indented to fit there. Before the block you may say in one or two sentences what it does; write nothing after it.`,
  searchReplace: `Reply with the changes as blocks of this form, each in a fenced code block after a line with the path of its file:
<<<<<<< SEARCH
lines of the file, exactly as they are, enough of them to be found only once
=======
the lines that take their place
>>>>>>> REPLACE
A file that does not exist yet comes whole, in one block with nothing between SEARCH and =======. Before the blocks you may say in one or two sentences what you changed; write nothing after them.`,
  unifiedDiff: `Reply with the changes as one unified diff in a fenced code block marked diff: for each file the lines "--- path" and "+++ path", then for each change a line with @@ and the lines of the file around and in it, exactly as they are, each with one sign before it:
@@ -1,3 +1,3 @@
 a line that stays
-a line that goes
+a line that comes
Three lines that stay before and behind each change tell its place; its numbers need not be exact. A file that does not exist yet has "--- /dev/null". Before the block you may say in one or two sentences what you changed; write nothing after it.`,
  wholeFile:
    'Reply with each file that changes as a whole, in a fenced code block after a line with its path: every line of it, none left out. Before the blocks you may say in one or two sentences what you changed; write nothing after them.',
};
