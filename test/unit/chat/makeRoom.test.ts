import assert from 'node:assert/strict';
import { Composer, roomIn } from '../../../src/core/chat/composer';
import { cutTurn, outlineTurn } from '../../../src/core/chat/makeRoom';
import type { NewTurn } from '../../../src/core/chat/newTurn';
import { createAttachment, type Attachment } from '../../../src/core/prompt/attachment';
import { buildPrompt, countTokens } from '../../../src/core/prompt/buildPrompt';
import { SyntaxTrees } from '../../../src/core/syntax/syntaxTrees';
import { noCounter } from '../../../src/core/quota/counter';
import { quotaOf } from '../../../src/core/quota/quota';
import { grammarFiles } from '../../support/grammarFiles';
import { freeModel } from '../../support/models';

const code = (n: number): string =>
  Array.from(
    { length: n },
    (_, i) => `export function part${i}(a: number) {\n  const b = a * ${i};\n  return b;\n}\n`,
  ).join('\n');

const file = (path: string, text: string, id = path): Attachment =>
  createAttachment({ id, uri: `file:///${path}`, path, languageId: 'typescript', text });

const turn = (...attachments: readonly Attachment[]): NewTurn => ({
  task: 'chat',
  text: 'Why?',
  attachments,
});

const tokensOf = (asked: NewTurn): number => countTokens(buildPrompt([asked]));

describe('the room for a message', () => {
  it('is the window of the model without the answer and what Frugal itself says', () => {
    const small = freeModel('small', { context: 10_000, maxAnswer: 4000 });
    const room = roomIn(small, 8000);
    assert.ok(room < 6000 && room > 5000, String(room));
    const composer = new Composer();
    const quota = quotaOf({ counter: noCounter, requests: [], now: 0 });
    const settings = { maxRequestsPerTurn: 1, maxAnswerTokens: 8000 };
    assert.equal(composer.state(small, quota, 0, settings).room, room);
    assert.equal(composer.state(undefined, quota, 0, settings).room, undefined);
  });
});

describe('a message that is too long', () => {
  const trees = new SyntaxTrees(grammarFiles());

  it('is cut at the end of what is longest, and says so', () => {
    const asked = turn(file('a.ts', code(200)), file('b.ts', code(2)));
    const [cut, same] = cutTurn(asked, 2000);
    assert.ok(tokensOf(turn(...cutTurn(asked, 2000))) <= 2000);
    assert.match(cut?.text ?? '', /\[Frugal left out \d+ lines here to make this fit\]$/);
    assert.equal(cut?.chip.isShortened, true);
    assert.equal(same, asked.attachments[1]);
  });

  it('has outlines in the place of its longest files, as many as it takes', async () => {
    const asked = turn(file('a.ts', code(200)), file('b.ts', code(100)), file('c.ts', code(2)));
    const [a, b, c] = await outlineTurn(asked, 1000, async (id) => trees.open(id));
    assert.match(
      a?.text ?? '',
      /^\[Frugal put an outline here[^]*\n1: export function part0\(a: number\) \{\n6: /,
    );
    assert.equal(a?.chip.isShortened, true);
    assert.ok(a.chip.tokens < (asked.attachments[0]?.chip.tokens ?? 0));
    assert.deepEqual([b, c], asked.attachments.slice(1));
  });

  it('keeps what nothing here can read, and what is no whole file', async () => {
    const text = createAttachment({
      id: 'x',
      uri: '',
      path: 'x',
      languageId: 'text',
      text: code(50),
    });
    const asked = turn(text, { ...file('a.zzz', 'words '.repeat(500)), languageId: 'zzz' });
    assert.deepEqual(
      await outlineTurn(asked, 9000, async (id) => trees.open(id)),
      asked.attachments,
    );
  });
});

describe('what is attached', () => {
  it('is marked where its file has changed since, until it is read anew', () => {
    const composer = new Composer();
    const quota = quotaOf({ counter: noCounter, requests: [], now: 0 });
    const settings = { maxRequestsPerTurn: 1, maxAnswerTokens: 8000 };
    const stale = (): readonly (boolean | undefined)[] =>
      composer.state(undefined, quota, 0, settings).attachments.map(({ isStale }) => isStale);
    composer.attach(file('a.ts', 'one'));
    composer.attach(file('b.ts', 'two'));
    assert.equal(composer.setStale(['b.ts']), true);
    assert.equal(composer.setStale(['b.ts']), false);
    assert.deepEqual(stale(), [undefined, true]);
    composer.replaceAll([file('a.ts', 'one'), file('b.ts', 'three', 'new')]);
    assert.deepEqual(stale(), [undefined, undefined]);
  });

  it('stays the selection that is followed where something else was shortened', () => {
    const composer = new Composer();
    const selected = createAttachment({
      id: 's',
      uri: 'file:///s.ts',
      path: 's.ts',
      languageId: 'x',
      text: 's',
      lines: [1, 1],
      automatic: true,
    });
    composer.follow(selected);
    composer.attach(file('a.ts', 'one'));
    composer.replaceAll([file('a.ts', 'o'), selected]);
    composer.follow(undefined);
    assert.deepEqual(
      composer.attachments.map(({ text }) => text),
      ['o'],
    );
  });
});
