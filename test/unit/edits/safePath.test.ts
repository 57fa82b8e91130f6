import assert from 'node:assert/strict';
import fc from 'fast-check';
import { makeProposal } from '../../../src/core/edits/makeProposal';
import { safePath } from '../../../src/core/edits/namedFile';
import { MemoryFiles } from '../../support/memoryFiles';

/** Each leads out of the workspace on some system, or would where it is read in another way. */
const elsewhere = [
  '/etc/hosts',
  '/etc/cron.d/a.ts',
  '/home/me/a.ts',
  'C:\\x\\other.ts',
  'c:/x/other.ts',
  'C:\\My Files\\other.ts',
  '\\\\server\\share\\other.ts',
  '//server/share/other.ts',
  'file:///etc/passwd',
  'file://server/a.ts',
  'vscode-userdata:///User/settings.json',
  '~/.bashrc',
  '~root/a.ts',
  '~\\a.ts',
  '../other.ts',
  '..\\other.ts',
  '../../etc/passwd',
  './../other.ts',
  'a/../../other.ts',
  'a\\..\\..\\other.ts',
  '%2e%2e/other.ts',
  '..%2fother.ts',
  '%2E%2E%5Cother.ts',
];

/** Nobody takes these for a name in prose, but a patch or a tool call has them as one. */
const odd = [
  '',
  '.',
  '..',
  'a/..',
  'a//b.ts',
  'a/./b.ts',
  'a/.. /b.ts',
  'a/.../b.ts',
  'a.ts.',
  'a/%252e%252e/b.ts',
  'a/．．/b.ts',
  'a\0.ts',
  'a\n.ts',
  'a.ts:stream',
  'https://example.com/a.ts',
  '.git/hooks/pre-commit',
  'sub/.GIT/config',
];

describe('the path of an answer', () => {
  for (const path of [...elsewhere, ...odd])
    it(`is not followed: ${JSON.stringify(path)}`, () => {
      assert.equal(safePath(path), undefined);
    });

  it('is taken as the workspace writes it', () => {
    for (const [path, is] of [
      ['src/a.ts', 'src/a.ts'],
      ['./src/a.ts', 'src/a.ts'],
      [' .\\src\\a.ts ', 'src/a.ts'],
      ['.github/workflows/ci.yml', '.github/workflows/ci.yml'],
      ['.gitignore', '.gitignore'],
      ['app/[id]/(group)/page.tsx', 'app/[id]/(group)/page.tsx'],
      ['src/größe~1..2.ts', 'src/größe~1..2.ts'],
      ['100%.md', '100%.md'],
    ] as const)
      assert.equal(safePath(path), is);
  });

  it('never leads upwards, whatever it is made of', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      'a',
      '.ts',
      ':',
      '~',
      '%2e',
      '\0',
      ' ',
      '．',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const safe = safePath(parts.join(''));
        if (safe === undefined) return;
        const { pathname } = new URL(safe, 'http://x/workspace/here/');
        assert.ok(pathname.startsWith('/workspace/here/'), `${safe} is ${pathname}`);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('code for a file elsewhere', () => {
  const text = 'let a = 1;\nlet b = 2;\nlet c = 3;\n';
  const next = 'let a = 2;\nlet b = 2;\nlet c = 3;';
  const block = (code: string, info = 'ts'): string => `\`\`\`${info}\n${code}\n\`\`\`\n`;
  const searched = '<<<<<<< SEARCH\nlet a = 1;\n=======\nlet a = 2;\n>>>>>>> REPLACE';
  const ways: Readonly<Record<string, (path: string) => string>> = {
    'on a line of its own': (path) => `${path}\n${block(next)}`,
    'in a heading': (path) => `### \`${path}\`\n\n${block(next)}`,
    'behind a label': (path) => `**File: ${path}**\n\n${block(next)}`,
    'in the first comment': (path) => block(`// ${path}\n${next}`),
    'above a search': (path) => `${path}\n${block(searched)}`,
    'in a patch': (path) =>
      `*** Begin Patch\n*** Update File: ${path}\n@@\n-let a = 1;\n+let a = 2;\n*** End Patch\n`,
    'in a patch that adds a file': (path) =>
      `*** Begin Patch\n*** Add File: ${path}\n+let a = 2;\n*** End Patch\n`,
    'in a diff': (path) =>
      block(`--- ${path}\n+++ ${path}\n@@ -1 +1 @@\n-let a = 1;\n+let a = 2;`, 'diff'),
    'in a tool call': (path) =>
      `<tool_call>\n${JSON.stringify({
        name: 'edit_file',
        arguments: { path, old_string: 'let a = 1;', new_string: 'let a = 2;' },
      })}\n</tool_call>\n`,
  };
  const known = { uri: 'file:///workspace/a.ts', path: 'a.ts' };

  async function changed(answer: string): Promise<readonly string[]> {
    const files = new MemoryFiles();
    files.texts.set('a.ts', text);
    const target = { ...known, languageId: 'typescript', text, offset: 0, firstLine: 1 };
    const found: string[] = [];
    for (const asked of [{ known: [known] }, { known: [], target }]) {
      const deps = { files, openSyntax: () => Promise.resolve(undefined) };
      const { proposal } = await makeProposal({ text: answer, finished: true }, asked, deps);
      found.push(...(proposal?.files ?? []).map(({ uri }) => uri));
    }
    return found;
  }

  for (const [way, answer] of Object.entries(ways))
    it(`is for no file here, named ${way}`, async () => {
      assert.deepEqual(await changed(answer('a.ts')), [known.uri, known.uri]);
      for (const path of elsewhere) assert.deepEqual(await changed(answer(path)), [], path);
    });

  it('is for no file here, named behind the fence', async () => {
    for (const path of elsewhere.filter((one) => !one.includes(' ')))
      for (const info of [path, `ts:${path}`, `ts title="${path}"`])
        assert.deepEqual(await changed(block(next, info)), [], info);
  });
});
