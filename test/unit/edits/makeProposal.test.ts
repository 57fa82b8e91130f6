import assert from 'node:assert/strict';
import { makeProposal, type MadeProposal } from '../../../src/core/edits/makeProposal';
import { applyHunks } from '../../../src/core/edits/places/applyHunks';
import { SyntaxTrees } from '../../../src/core/syntax/syntaxTrees';
import type { EditTarget } from '../../../src/core/edits/target';
import { grammarFiles } from '../../support/grammarFiles';
import { MemoryFiles } from '../../support/memoryFiles';

const original = '  function add(a, b) {\n    return b + a;\n  }\n';

const trees = new SyntaxTrees(grammarFiles());

function targetOf(text: string): EditTarget {
  const uri = 'file:///workspace/src/cart.ts';
  const path = 'src/cart.ts';
  return { uri, path, languageId: 'typescript', text, offset: 0, firstLine: 1 };
}

async function propose(answer: string, text = original, finished = true): Promise<MadeProposal> {
  const files = new MemoryFiles();
  files.texts.set('src/cart.ts', text);
  return makeProposal(
    { text: answer, finished },
    { target: targetOf(text), known: [] },
    {
      files,
      openSyntax: async (languageId) => trees.open(languageId),
    },
  );
}

async function replacementOf(answer: string, text = original): Promise<string> {
  const { proposal, refusals } = await propose(answer, text);
  const [file] = proposal?.files ?? [];
  return file ? applyHunks(file.before ?? '', file.hunks) : `REFUSED: ${refusals.join(' ')}`;
}

const block = (code: string, info = 'typescript'): string => `\`\`\`${info}\n${code}\n\`\`\``;

describe('the replacement of a selection', () => {
  it('is the one fenced block, whatever stands around it', async () => {
    const code = '  function add(a, b) {\n    return a + b;\n  }';
    for (const answer of [
      block(code),
      `I swapped the operands.\n\n${block(code)}`,
      `${block(code, '')}\n\nDone.`,
      `~~~ts\n${code}\n~~~`,
      block(code).replaceAll('\n', '\r\n'),
      `\`\`\`\`ts\n${code}\n\`\`\`\``,
    ])
      assert.equal(await replacementOf(answer), `${code}\n`, answer);
  });

  it('is not how the code is used, which the answer says as well', async () => {
    const code = '  function add(a, b) {\n    return a + b;\n  }';
    const answer = `${block(code)}\n\nUsage:\n${block('add(1, 2);')}`;
    assert.equal(await replacementOf(answer), `${code}\n`);
    assert.match(await replacementOf(`Usage:\n${block('add(1, 2);')}`), /no code/);
  });

  it('gets back the indentation that the model dropped', async () => {
    assert.equal(
      await replacementOf(block('function add(a, b) {\n  return a + b;\n}')),
      '  function add(a, b) {\n    return a + b;\n  }\n',
    );
  });

  it('leaves indentation alone that the model kept', async () => {
    const code = '  const add = (a, b) => a + b;';
    assert.equal(await replacementOf(block(code)), `${code}\n`);
  });

  it("keeps the file's line endings and final line break", async () => {
    const crlf = 'let a = 1;\r\nlet b = 2;\r\n';
    assert.equal(
      await replacementOf(block('let a = 1;\nlet b = 3;'), crlf),
      'let a = 1;\r\nlet b = 3;\r\n',
    );
    assert.equal(await replacementOf(block('let c = 1;'), 'let a = 1;'), 'let c = 1;');
  });

  it('may hold fences of its own when it is Markdown', async () => {
    const text = '# Title\n';
    const inner = '# Title\n\n```ts\nlet a = 1;\n```\n\nEnd';
    assert.equal(await replacementOf(block(inner, 'markdown'), text), `${inner}\n`);
  });
});

describe('a proposal', () => {
  it('tells what its checks found before it is accepted', async () => {
    const { proposal } = await propose(block('  function add(a, b) {\n    return a + ;\n  }'));
    const [worst] = proposal?.files[0]?.checks ?? [];
    assert.equal(worst?.level, 'bad');
    assert.match(worst.sentence, /New syntax error at line 2/);
    const fine = await propose(block('  function add(a, b) {\n    return a + b;\n  }'));
    assert.deepEqual(
      fine.proposal?.files[0]?.checks.filter(({ level }) => level !== 'ok'),
      [],
    );
  });
});

describe('a replacement is refused', () => {
  const refusals: readonly [why: string, answer: string, says: RegExp][] = [
    ['without code', 'I would not change anything here.', /no code/],
    ['with an empty block', block(''), /no code/],
    ['with two blocks', `${block('a')}\nor\n${block('b')}`, /2 pieces of code/],
    ['when the fence never closes', '```ts\nfunction add(a, b) {', /not complete/],
    [
      'when all that matters is left out',
      block('function add(a, b) {\n  // ... existing code ...\n}'),
      /as it is/,
    ],
    ['when the rest is left out', block('x = 1\n# rest unchanged', 'python'), /leaves code out/],
    ['when nothing changes', block(original.trimEnd()), /as it is/],
  ];
  for (const [why, answer, says] of refusals)
    it(why, async () => assert.match(await replacementOf(answer), says));

  it('when the answer was cut, even if a block is closed', async () => {
    const { proposal, refusals } = await propose(block('let a;'), original, false);
    assert.equal(proposal, undefined);
    assert.match(refusals.join(' '), /not complete/);
  });

  it('but not for a comment that the code already had', async () => {
    const text = 'a();\n// the rest of the code is unchanged\nb();\n';
    const next = 'a();\n// the rest of the code is unchanged\nc();';
    assert.equal(await replacementOf(block(next), text), `${next}\n`);
  });
});
