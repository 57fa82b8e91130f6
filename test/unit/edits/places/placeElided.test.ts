import assert from 'node:assert/strict';
import { code, edited } from '../../../support/placing';

/** The document with the code of the answer, whose lines that say `...` leave something out. */
const made = (text: string, answer: string, languageId = 'css'): string =>
  edited(text, code(answer, { elisions: elisionsOf(answer) }), { languageId });

const elisionsOf = (answer: string): readonly number[] =>
  answer.split('\n').flatMap((line, at) => (/\.\.\.( \*\/| -->)?$/.test(line) ? [at] : []));

const css = `:root {
  --accent: red;
  --space: 4px;
}

.card {
  color: var(--accent);
  padding: 0;
}

.card:hover {
  color: black;
  padding: 0;
}
`;

describe('a part of code with parts left out', () => {
  it('ends with newer versions of the lines that follow in the document', () => {
    assert.equal(
      made(css, ':root {\n  --accent: blue;\n  /* ... */\n}\n/* ... */\n'),
      css.replace('red', 'blue'),
    );
    const sql = 'CREATE TABLE a (\n  id INTEGER,\n  b TEXT,\n  c TEXT\n);\n';
    assert.equal(
      made(sql, 'CREATE TABLE a (\n  id INTEGER,\n  b TEXT NOT NULL,\n  -- ...\n);\n', 'sql'),
      sql.replace('b TEXT', 'b TEXT NOT NULL'),
    );
    const text = '# Title\n\nOne small file.\n\nMore of it.\n';
    assert.equal(
      made(text, '# Title\n\nOne small file. And two.\n\n<!-- ... -->\n', 'markdown'),
      text.replace('file.', 'file. And two.'),
    );
  });

  it('is refused where the next line of the document may stay beside its last', () => {
    for (const [text, answer] of [
      ['a();\nx = 1;\nx = x + 1;\nb();\n', 'a();\nx = 1;\nx = x * 2;\n// ...\n'],
      ['a();\nb(1);\nc();\n', 'a();\nb(1, 2);\n// ...\n'],
      ['A a;\n@In() b: B;\nc();\n', 'A a;\n@In() d: D;\n// ...\n'],
      [
        'INSERT INTO a VALUES (1);\nINSERT INTO b VALUES (2);\n',
        'INSERT INTO a VALUES (1);\nINSERT INTO c VALUES (3);\n// ...\n',
      ],
      ['/* Links */\na:hover {\n  x: y;\n}\n', '/* Links */\na:focus {\n  /* ... */\n}\n'],
      [css, ':root {\n  --space: 8px;\n  /* ... */\n}\n'],
    ] as const)
      assert.match(made(text, answer), /unclear/, answer);
  });

  it('adds an import that goes on where another one ends', () => {
    assert.equal(
      made('use a::b;\nuse c::d;\nfn f() {}\n', 'use a::b;\nuse c::d::e;\n// ...\n', 'rust'),
      'use a::b;\nuse c::d::e;\nuse c::d;\nfn f() {}\n',
    );
  });

  it('begins with newer versions of the lines above a line of the document', () => {
    const rust =
      'use a;\n\n#[derive(Debug, Clone)]\npub enum A {\n    B,\n}\n\n#[derive(Debug)]\nstruct C;\n';
    const answer =
      '// ...\n\n#[derive(Debug, Copy, Clone)]\npub enum A {\n    // ...\n}\n\n// ...\n';
    assert.equal(made(rust, answer, 'rust'), rust.replace('Debug, C', 'Debug, Copy, C'));
    assert.match(made(rust, answer.replace('derive', 'repr'), 'rust'), /unclear/);
  });

  it('may put new code between what closes the part left out and the next line', () => {
    const answer =
      '.card {\n  /* ... */\n}\n\n.big {\n  padding: 8px;\n}\n\n.card:hover {\n/* ... */\n';
    assert.equal(
      made(css, answer),
      css.replace('.card:hover', '.big {\n  padding: 8px;\n}\n\n.card:hover'),
    );
    assert.match(made(css, answer.replace('.card:hover', '.other')), /unclear/);
    assert.match(made(css.replace('}\n\n.card:hover', '}\n.x {}\n.card:hover'), answer), /unclear/);
  });

  it('may put new lines above one that follows in the document, in a run of known lines', () => {
    const text = '## A\n\n```bash\nnpm i\nnpm t\n```\n\n## B\n\n```bash\nnpm i\nnpm run b\n```\n';
    const answer = '<!-- ... -->\n## A\n\n```bash\nnpm i\nnpm t\nnpm run x\n```\n\n<!-- ... -->\n';
    assert.equal(made(text, answer, 'markdown'), text.replace('npm t\n', 'npm t\nnpm run x\n'));
  });

  it('may add lines to a paragraph that ends in the document, but not begin another', () => {
    const ruby = 'class A\n  scope :a, 1\n\n  def b\n    c\n  end\nend\n';
    assert.equal(
      made(ruby, 'class A\n  scope :a, 1\n  scope :z, 2\n\n  # ...\nend\n', 'ruby'),
      ruby.replace('1\n', '1\n  scope :z, 2\n'),
    );
    for (const more of ['\n  scope :z, 2', '  def b2', '  c', '    d'])
      assert.match(
        made(ruby, `class A\n  scope :a, 1\n${more}\n  # ...\nend\n`, 'ruby'),
        /unclear/,
        more,
      );
    const text = '# A\nOne.\n\n# B\nTwo.\n';
    assert.match(made(text, '# B\nOther.\n<!-- ... -->\n', 'markdown'), /unclear/);
  });

  it('has the place that its first lines have together, where the first alone has several', () => {
    const java =
      'class A {\n  @Override\n  a() {\n    x();\n  }\n\n  @Override\n  b() {\n    y();\n  }\n}\n';
    const answer = '// ...\n  @Override\n  b() {\n    z();\n  }\n}\n';
    assert.equal(made(java, answer, 'java'), java.replace('y()', 'z()'));
    assert.match(made(java, answer.replace('b()', 'c()'), 'java'), /unclear/);
  });

  it('ends with a tag that closes what it is in', () => {
    const html = '<ul>\n  <li>\n    <b>1</b>\n  </li>\n  <li>\n    <i>2</i>\n  </li>\n</ul>\n';
    const answer = '<ul>\n  <!-- ... -->\n  <li>\n    <i>2</i>\n    <u>3</u>\n  </li>\n</ul>\n';
    assert.equal(made(html, answer, 'html'), html.replace('</i>\n', '</i>\n    <u>3</u>\n'));
  });
});
