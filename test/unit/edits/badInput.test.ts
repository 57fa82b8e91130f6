import assert from 'node:assert/strict';
import { currentHunks } from '../../../src/core/edits/currentHunks';
import type { KnownFile } from '../../../src/core/edits/namedFile';
import { makeProposal, type MadeProposal } from '../../../src/core/edits/makeProposal';
import { applyHunks } from '../../../src/core/edits/places/applyHunks';
import type { FileProposal } from '../../../src/core/edits/proposal';
import { MemoryFiles } from '../../support/memoryFiles';

const text = 'let a = 1;\nlet b = 2;\nlet c = 3;\n';
const a: KnownFile = { uri: 'file:///workspace/a.ts', path: 'a.ts' };
const b: KnownFile = { uri: 'file:///workspace/b.ts', path: 'b.ts' };

const block = (path: string, search: string, replacement: string): string =>
  `${path}\n\`\`\`ts\n<<<<<<< SEARCH\n${search}\n=======\n${replacement}\n>>>>>>> REPLACE\n\`\`\`\n`;

function filesWith(...paths: readonly string[]): MemoryFiles {
  const files = new MemoryFiles();
  for (const path of paths) files.texts.set(path, text);
  return files;
}

async function propose(
  answer: string,
  files: MemoryFiles,
  known: readonly KnownFile[] = [a],
): Promise<MadeProposal> {
  const deps = { files, openSyntax: () => Promise.resolve(undefined) };
  return makeProposal({ text: answer, finished: true }, { known }, deps);
}

function only({ proposal }: MadeProposal): FileProposal {
  assert.equal(proposal?.files.length, 1);
  return proposal.files[0]!;
}

const changed = ({ before = '', hunks }: FileProposal): string => applyHunks(before, hunks);

describe('a proposal is none', () => {
  const refused = async (made: Promise<MadeProposal>, says: RegExp): Promise<void> => {
    const { proposal, refusals } = await made;
    assert.equal(proposal, undefined);
    assert.match(refusals.join(' '), says);
  };

  it('for a file that is gone', async () => {
    const target = { ...a, languageId: 'typescript', text, offset: 0, firstLine: 1 };
    const deps = { files: filesWith(), openSyntax: () => Promise.resolve(undefined) };
    const answer = { text: `\`\`\`ts\nlet a = 2;\n\`\`\``, finished: true };
    await refused(makeProposal(answer, { known: [], target }, deps), /no file “a.ts” any more/);
    await refused(propose(block('a.ts', 'let a = 1;', 'let a;'), filesWith()), /no file “a.ts”/);
  });

  it('for a file that may not be changed: read-only, or outside the workspace', async () => {
    const files = filesWith('a.ts');
    for (const refusal of ['a.ts is read-only.', 'a.ts is outside the workspace.']) {
      files.accesses.set('a.ts', { refusal });
      const made = propose(block('a.ts', 'let a = 1;', 'let a;'), files);
      await refused(made, new RegExp(refusal));
    }
  });

  it('for a new file where none may be made', async () => {
    const files = filesWith('a.ts');
    files.accesses.set('link/new.ts', { refusal: 'new.ts is outside the workspace.' });
    const made = propose('*** Add File: link/new.ts\n+let a;\n*** End Patch', files);
    await refused(made, /outside the workspace/);
  });

  it('for a file that is no text, or too large', async () => {
    const files = filesWith();
    files.unreadable.set('a.ts', 'a.ts is not a text file.');
    await refused(propose(block('a.ts', 'let a = 1;', 'let a;'), files), /not a text file/);
  });

  it('but the other files of the answer have theirs', async () => {
    const files = filesWith('a.ts', 'b.ts');
    files.accesses.set('a.ts', { refusal: 'a.ts is read-only.' });
    const answer = ['a.ts', 'b.ts'].map((path) => block(path, 'let a = 1;', 'let a;')).join('\n');
    const made = await propose(answer, files, [a, b]);
    assert.equal(only(made).path, 'b.ts');
    assert.deepEqual(made.refusals, ['a.ts is read-only.']);
  });
});

describe('a proposal', () => {
  it('tells what is to be known of its file', async () => {
    const files = filesWith('a.ts');
    files.accesses.set('a.ts', { id: 'a', note: 'a.ts is ignored by git.' });
    const made = await propose(block('a.ts', 'let a = 1;', 'let a;'), files);
    assert.deepEqual(only(made).notes, ['a.ts is ignored by git.']);
  });

  it('tells which file was taken where the answer has folders too many', async () => {
    const made = await propose(block('shop/a.ts', 'let a = 1;', 'let a;'), filesWith('a.ts'));
    assert.match(only(made).notes.join(), /“a.ts” is taken/);
  });

  it('has one file once, whatever names the answer has for it', async () => {
    const files = filesWith('a.ts', 'b.ts');
    for (const path of ['a.ts', 'b.ts']) files.accesses.set(path, { id: 'the same' });
    const answer = block('a.ts', 'let a = 1;', 'let a;') + block('b.ts', 'let b = 2;', 'let b;');
    const made = await propose(answer, files, [a, b]);
    assert.equal(changed(only(made)), text.replace('let a = 1', 'let a'));
    assert.match(made.refusals.join(), /“b.ts” is another name of “a.ts”/);
  });

  it('of one file leaves another of that file right or marked', async () => {
    const files = filesWith('a.ts');
    const first = only(await propose(block('a.ts', 'let a = 1;', 'let a = 10;\nlet z;'), files));
    const other = only(await propose(block('a.ts', 'let c = 3;', 'let c = 30;'), files));
    const same = only(await propose(block('a.ts', 'let a = 1;', 'let a = 11;'), files));
    const now = changed(first);
    const [hunk] = currentHunks(other, now);
    assert.equal(hunk?.status, 'open');
    assert.equal(applyHunks(now, [hunk]), now.replace('let c = 3', 'let c = 30'));
    assert.equal(currentHunks(same, now)[0]?.status, 'touched');
  });

  it('is found in an answer of 5 MB', async () => {
    const prose = 'This is what I thought about it for a long time, and then again.\n'.repeat(
      78_000,
    );
    assert.ok(prose.length > 5_000_000);
    const answer = prose + block('a.ts', 'let b = 2;', 'let b = 20;') + prose;
    const made = await propose(answer, filesWith('a.ts'));
    assert.equal(changed(only(made)), text.replace('2', '20'));
  }).timeout(30_000);

  it('is none of an answer that is all one line, however long', async () => {
    const one = '```ts let a = 2; let b = 3; ``` ';
    for (const answer of [one, one.repeat(160_000), text.replaceAll('\n', ' ').repeat(160_000)])
      assert.equal((await propose(answer, filesWith('a.ts'))).proposal, undefined);
  });
});

describe('what is said of a change', () => {
  it('names the change that has no place, also where two have the same reason', async () => {
    const answer = [
      block('a.ts', 'let a = 1;', 'let a;'),
      block('a.ts', 'let missing = 1;', 'let x;'),
      block('a.ts', 'let gone = 2;', 'let y;'),
    ].join('\n');
    assert.deepEqual(only(await propose(answer, filesWith('a.ts'))).notes, [
      'Change 2 of 3 (“let missing = 1;”): The code that it would change is not in the file.',
      'Change 3 of 3 (“let gone = 2;”): The code that it would change is not in the file.',
    ]);
  });

  it('names no change where the answer has but one', async () => {
    const { refusals } = await propose(block('a.ts', 'let gone;', 'let x;'), filesWith('a.ts'));
    assert.deepEqual(refusals, ['The code that it would change is not in the file.']);
  });

  it('names the change whose file is not certain', async () => {
    const answer = block('a.ts', 'let a = 1;', 'let a;') + block('z.ts', 'let b = 2;', 'let b;');
    const { refusals } = await propose(answer, filesWith('a.ts'));
    assert.match(refusals.join(), /^Change 2 of 2 \(“let b = 2;”\): There is no file “z.ts”/);
  });

  it('is what was assumed, beside the hunk that it was assumed for', async () => {
    const files = filesWith();
    files.texts.set('a.ts', 'let first = "a";\nlet b = 2;\nlet c = 3;\nlet last = 4;\n');
    const answer =
      block('a.ts', "let first = 'a';", "let first = 'b';") +
      block('a.ts', 'let last = 4;', 'let last = 5;');
    const [spelled, exact] = only(await propose(answer, files)).hunks;
    assert.match(spelled?.assumptions?.join() ?? '', /other spacing, quotes or punctuation/);
    assert.equal(exact?.assumptions, undefined);
  });
});
