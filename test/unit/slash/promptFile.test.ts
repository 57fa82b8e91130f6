import assert from 'node:assert/strict';
import { includeFiles, PromptFileError } from '../../../src/core/slash/includeFiles';
import {
  fillIn,
  missingInputs,
  readPromptFile,
  type PromptHead,
} from '../../../src/core/slash/promptFile';

const read = (text: string, path = '.frugal/prompts/port.md'): PromptHead =>
  readPromptFile({ path, text });
const fill = (text: string, typed: string): string => fillIn(read(text), typed);

describe('a prompt file', () => {
  it('is called as its file, and says what it is for before its text', () => {
    const head = read('---\nmode: agent\ndescription: "Port it"\n---\n\nPort this.\n');
    assert.deepEqual([head.name, head.description, head.body], ['port', 'Port it', 'Port this.']);
    assert.equal(read('x', '.github/prompts/a b.prompt.md').name, 'a-b');
    assert.equal(read('Text\n---\ndescription: no\n---').description, undefined);
  });

  const filled: Readonly<Record<string, readonly [text: string, typed: string, out: string]>> = {
    'has words in their places': ['From $1 to $2.', 'JS TS', 'From JS to TS.'],
    'has all words in one place': [
      'Port to $ARGUMENTS now',
      'modern TypeScript',
      'Port to modern TypeScript now',
    ],
    'takes what quotes hold together': ['$1 and $2', '"a b" c', 'a b and c'],
    'has inputs by name, the last with all that is left': [
      'To ${input:language:which one?} as ${input:style}, ${input:language}!',
      'Go short and plain',
      'To Go as short and plain, Go!',
    ],
    'has what was typed behind it where it has no places': [
      'Port this.',
      'to Go',
      'Port this.\n\nto Go',
    ],
    'stays as it is where nothing was typed': ['Port this.', '', 'Port this.'],
    'leaves other dollars alone': ['costs $100 and $x', '', 'costs $100 and $x'],
    'does not read what is filled in': ['$1 $2', '$2 b', '$2 b'],
  };
  for (const [what, [text, typed, out]] of Object.entries(filled))
    it(what, () => assert.equal(fill(text, typed), out));

  it('knows what it was not told', () => {
    const head = read('${input:a} ${input:b} $3');
    assert.deepEqual(missingInputs(head, 'x'), ['b', '3']);
    assert.deepEqual(missingInputs(head, 'x y z'), []);
  });
});

describe('what a prompt file includes', () => {
  const include = (files: Readonly<Record<string, string>>, first = 'a.md'): Promise<string> =>
    includeFiles({ path: first, text: files[first] ?? '' }, (path) =>
      Promise.resolve(files[path] === undefined ? undefined : { path, text: files[path] }),
    );
  const fails = (
    files: Readonly<Record<string, string>>,
    why: string,
    names: readonly string[],
  ): Promise<void> =>
    assert.rejects(include(files), (error) => {
      assert.ok(error instanceof PromptFileError);
      assert.deepEqual([error.why, ...error.files], [why, ...names]);
      return true;
    });

  it('stands in its place, without what stands before its text', async () => {
    const files = {
      'a.md': 'Do #file:b.md, then #file:b.md.',
      'b.md': '---\ndescription: x\n---\nthat',
    };
    assert.equal(await include(files), 'Do that, then that.');
  });

  it('in a circle is refused, with the way round', async () => {
    const files = { 'a.md': '#file:b.md', 'b.md': 'x #file:c.md', 'c.md': '#file:a.md' };
    await fails(files, 'circular', ['a.md', 'b.md', 'c.md', 'a.md']);
    await fails({ 'a.md': '#file:a.md' }, 'circular', ['a.md', 'a.md']);
  });

  it('is missed where it is not there', async () => {
    await fails({ 'a.md': 'x #file:no.md' }, 'missing', ['a.md', 'no.md']);
  });

  it('does not grow without an end', async () => {
    const twice = (n: number): string => `#file:${n + 1}.md #file:${n + 1}.md`;
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`${n}.md`, twice(n)]));
    await fails({ 'a.md': 'x'.repeat(100_001) }, 'tooLong', ['a.md']);
    const all = { ...files, 'a.md': '#file:0.md', '40.md': '' };
    await assert.rejects(
      include(all),
      (error) => error instanceof PromptFileError && error.why === 'tooLong',
    );
  });
});
