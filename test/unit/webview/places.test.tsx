import assert from 'node:assert/strict';
import { Markdown } from '../../../src/webview/components/Markdown';
import { parseMarkdown } from '../../../src/webview/markdown/markdownDocument';
import { placeOf } from '../../../src/webview/markdown/places';
import { draw, undraw, type Drawn } from './support/draw';

afterEach(undraw);

const drawText = (text: string): Drawn => draw(<Markdown document={parseMarkdown(text)} />);

const placeButton = ({ root }: Drawn, text: string) =>
  root
    .all()
    .find(
      ({ attributes, textContent }) => attributes.get('role') === 'button' && textContent === text,
    );

describe('A place that an answer names', () => {
  const places: readonly (readonly [text: string, path?: string, line?: number])[] = [
    ['src/a.ts', 'src/a.ts'],
    ['src/a.ts:12', 'src/a.ts', 12],
    ['src/a.ts:12:3', 'src/a.ts', 12],
    ['src/a.ts:12-20', 'src/a.ts', 12],
    ['src/a.ts#L12-L20', 'src/a.ts', 12],
    ['./a.ts', './a.ts'],
    ['src\\a\\b.cs', 'src\\a\\b.cs'],
    ['package.json', 'package.json'],
    ['docs/notes.xyz', 'docs/notes.xyz'],
    ['bin/run:3', 'bin/run', 3],
    ['main.c:7', 'main.c', 7],
    ['../../etc/passwd'],
    ['a/../../b.ts'],
    ['/etc/passwd'],
    ['~/.ssh/id_rsa'],
    ['C:\\Users\\x\\.aws\\credentials'],
    ['console.log'],
    ['process.env'],
    ['array.map'],
    ['and/or'],
    ['1/2.5'],
    ['npm test'],
    ['https://example.com/a.ts'],
  ];
  for (const [text, path, line] of places) {
    it(`is read where it is a file: ${text}`, () => {
      const file = { type: 'openFile', path, ...(line !== undefined && { line }) };
      assert.deepEqual(placeOf(text), path === undefined ? undefined : file);
    });
  }

  it('is a name where it is called', () => {
    assert.deepEqual(placeOf('retry()'), { type: 'openSymbol', name: 'retry' });
    assert.deepEqual(placeOf('Retry.run()'), { type: 'openSymbol', name: 'run' });
    assert.equal(placeOf('retry(1)'), undefined);
    assert.equal(placeOf('retry'), undefined);
  });

  it('is opened by the host with a press, from code, from a link and from the head of a block', () => {
    const drawn = drawText(
      'See `src/a.ts:12`, [here](src/b%20c.ts) or [there](src/c.ts#L3), `run()`.\n\n```ts src/d.ts\na\n```',
    );
    for (const name of ['src/a.ts:12', 'there', 'run()', 'src/d.ts'])
      placeButton(drawn, name)?.fire('click');
    placeButton(drawn, 'run()')?.fire('keydown', { key: 'Enter' });
    assert.deepEqual(drawn.posted, [
      { type: 'openFile', path: 'src/a.ts', line: 12 },
      { type: 'openFile', path: 'src/c.ts', line: 3 },
      { type: 'openSymbol', name: 'run' },
      { type: 'openFile', path: 'src/d.ts' },
      { type: 'openSymbol', name: 'run' },
    ]);
  });

  it('is no button within a link, which would be pressed with it', () => {
    const drawn = drawText('[`src/a.ts`](https://example.com)');
    assert.equal(placeButton(drawn, 'src/a.ts'), undefined);
  });
});

describe('The buttons of a block of code', () => {
  const block = (language: string): Drawn => drawText(`\`\`\`${language}\nnpm test\n\`\`\``);

  it('run it in the terminal where a terminal takes it, through the host', () => {
    for (const language of ['sh', 'bash', 'console', 'powershell']) {
      const drawn = block(language);
      drawn.button('Run in terminal').fire('click');
      assert.deepEqual(drawn.posted, [{ type: 'runInTerminal', text: 'npm test' }]);
    }
    for (const language of ['', 'ts', 'python'])
      assert.throws(() => block(language).button('Run in terminal'), language);
  });

  it('tell whether its lines are wrapped', () => {
    const button = block('ts').button('Wrap lines');
    assert.equal(button.attributes.get('aria-pressed'), 'false');
  });
});
