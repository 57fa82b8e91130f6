import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { codeBlocks } from '../../simulator/answers/codeBlocks';
import { ownAnswer } from '../../simulator/answers/ownAnswer';
import { knownSamples } from '../../simulator/answers/samples';

const folder = join(__dirname, '..', '..', 'fixtures', 'sample');

function sampleOf(name: string) {
  const sample = knownSamples().find((one) => one.name === name);
  assert.ok(sample);
  const original = readFileSync(join(folder, sample.file), 'utf8');
  return { ...sample, original, changed: original.replace(sample.source, () => sample.refactored) };
}

/** The file's exports, its types taken away. */
async function load<Exports>(typescript: string): Promise<Exports> {
  const code = Buffer.from(stripTypeScriptTypes(typescript)).toString('base64');
  return (await import(`data:text/javascript;base64,${code}`)) as Exports;
}

const replaceWords =
  'Refactor this code: make it simpler.\nReply with one fenced code block that holds only the replacement of the code above.';

function answer(code: string, words: string, language = 'typescript'): string {
  const content = `retry.ts, lines 1-9:\n\`\`\`${language}\n${code}\n\`\`\`\n\n${words}`;
  return ownAnswer({ messages: [{ role: 'user', content }] }).content;
}

describe('simulator, answers for the sample workspace', () => {
  for (const { name } of knownSamples()) {
    it(`refactors ${name} with one block that replaces exactly the selection`, () => {
      const { source, refactored } = sampleOf(name);
      const blocks = codeBlocks(answer(source, replaceWords, 'python'));
      assert.equal(blocks.length, 1);
      assert.equal(blocks[0]?.code, refactored);
      assert.equal(blocks[0].language, 'python');
      assert.notEqual(refactored, source);
      assert.ok(refactored.length < source.length);
    });

    it(`explains ${name} in prose with a list and lines that are really in it`, () => {
      const { source } = sampleOf(name);
      const explained = answer(source, 'Explain this code to a colleague.');
      assert.match(explained, /^(-|1\.) /m);
      const inSource = (line: string): boolean => source.includes(line.trim());
      assert.ok(codeBlocks(explained).length > 0);
      assert.ok(codeBlocks(explained).every(({ code }) => code.split('\n').every(inSource)));
    });
  }

  it('replaces the function inside a larger selection and leaves the rest alone', () => {
    const { original, changed } = sampleOf('total');
    const [block] = codeBlocks(answer(original.trimEnd(), replaceWords));
    assert.equal(block?.code, changed.trimEnd());
  });

  it('retry behaves the same: result, number of calls, last error', async () => {
    interface Retry {
      readonly retry: <T>(call: () => Promise<T>, tries?: number, wait?: number) => Promise<T>;
    }
    const { original, changed } = sampleOf('retry');
    const outcomes = await Promise.all(
      [original, changed].map(async (text) => {
        const { retry } = await load<Retry>(text);
        const results: unknown[] = [];
        for (const tries of [0, 1, 2, 3]) {
          for (const failures of [0, 1, 2, 3]) {
            let calls = 0;
            const call = async (): Promise<string> => {
              calls++;
              await Promise.resolve();
              if (calls <= failures) throw new Error(`failure ${calls}`);
              return `success ${calls}`;
            };
            const result = await retry(call, tries, 0).catch(String);
            results.push({ tries, failures, calls, result });
          }
        }
        return results;
      }),
    );
    assert.deepEqual(outcomes[1], outcomes[0]);
  });

  it('total behaves the same for members and others around the step', async () => {
    interface Cart {
      readonly total: (items: object[], customer: object) => number;
    }
    const { original, changed } = sampleOf('total');
    const [before, after] = await Promise.all([load<Cart>(original), load<Cart>(changed)]);
    const carts = [[], [3], [9999], [10000], [4999, 5001], [12345, 7]].map((prices) =>
      prices.map((price, index) => ({ name: 'x', price, quantity: index + 1 })),
    );
    const totals = ({ total }: Cart): readonly number[] =>
      [true, false].flatMap((isMember) => carts.map((items) => total(items, { isMember })));
    assert.deepEqual(totals(after), totals(before));
    assert.ok(new Set(totals(before)).size > 6);
  });

  it('slugify behaves the same', function () {
    const titles = [
      'Hello,  World!',
      '',
      '---',
      ' a ',
      'Größe 2',
      'a_b--c',
      'tab\tand\nline',
      '日本 語',
    ];
    const { original, changed } = sampleOf('slugify');
    const run = [
      'import json, sys',
      'asked = json.load(sys.stdin)',
      'def slugs(text):',
      '    names = {}',
      '    exec(text, names)',
      '    return [names["slugify"](title) for title in asked["titles"]]',
      'print(json.dumps([slugs(text) for text in asked["texts"]]))',
    ].join('\n');
    const input = JSON.stringify({ titles, texts: [original, changed] });
    const python = spawnSync('python3', ['-c', run], { input, encoding: 'utf8' });
    // A machine without Python cannot tell.
    if (python.error !== undefined) this.skip();
    const [before, after] = JSON.parse(python.stdout) as readonly (readonly string[])[];
    assert.deepEqual(after, before);
    assert.equal(before?.[0], 'hello-world');
  });
});

describe('simulator, answers for anything else', () => {
  const code = 'const secret = 42;';

  it('gives code that it does not know back unchanged, and says so', () => {
    const content = answer(code, replaceWords);
    assert.equal(codeBlocks(content)[0]?.code, code);
    assert.match(content, /simulator.*changed nothing/s);
  });

  it('quotes code that it shall explain and says that it is the simulator', () => {
    const content = answer(code, 'Explain this code.');
    assert.equal(codeBlocks(content)[0]?.code, code);
    assert.match(content, /simulator/);
  });

  it('quotes words without code', () => {
    const { content } = ownAnswer({ messages: [{ role: 'user', content: 'Hello\nyou' }] });
    assert.match(content, /^> Hello\n> you$/m);
  });

  it('fences code that has fences in it so that nothing falls out', () => {
    const markdown = 'a\n```ts\nb\n```\nc';
    const { content } = ownAnswer({
      messages: [{ role: 'user', content: `Explain\n\`\`\`\`md\n${markdown}\n\`\`\`\`` }],
    });
    assert.equal(codeBlocks(content)[0]?.code, markdown);
  });
});
