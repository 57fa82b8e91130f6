/** Documents that are easy to get wrong while they grow. */
export const markdownCorpus: Readonly<Record<string, string>> = {
  empty: '',
  'one word': 'word',
  paragraphs: 'one\ntwo\n\nthree\n\n\n\nfour\n',
  'setext headings': 'Title\n=====\n\nText\n\nPart\n---\n\nmore\n***\nend',
  'a dash line that may be a heading': 'text\n\n---\ntext\n-\n',
  'atx headings': '# One\n## Two ##\n\n### Three\ntext\n#### Four\n####### no',
  fence: 'a\n```ts\nconst a = 1;\n\n\nconst b = `x`;\n```\nb\n',
  'fence with tildes': '~~~ python\n```\ninside\n```\n~~~\nafter',
  'longer closing fence': '```\na\n`````\nb',
  'shorter fence inside': '````md\n```ts\na\n```\n````\nafter\n',
  'fence that never closes': 'a\n\n```js\nlet a;\n\n# not a heading\n',
  'closing fence without line end': '```\na\n```',
  'closing fence with words behind': '```\na\n``` no\nb\n```\nc',
  'empty fence': '```\n```\n\ntext',
  'fence right after fence': '```\na\n```\n```\nb\n```\n',
  'indented fence': '  ```ts\n  const a = 1;\n    const b;\n  ```\nafter',
  'fence with an info string': '```ts src/a.ts {1,2}\na\n```',
  'fence that interrupts a paragraph': 'text\n```\ncode\n```\ntext',
  'backticks that are no fence': '``` a`b\ntext ```\n\nnext',
  'indented code': 'a\n\n    code\n\n    more\n\nb\n\tcode?\n',
  list: '- a\n- b\n- c\n\ntext',
  'loose list': '- a\n\n- b\n\n  c\n\n- d\n\ntext',
  'nested lists': '1. a\n   - b\n     - c\n       1. d\n   - e\n2. f\n\n   more\n3. g\n',
  'list with fences':
    '1. one\n\n   ```sh\n   npm ci\n\n   npm test\n   ```\n\n2. two\n   ```\n   x\n   ```\n\nend\n',
  'list with a fence not indented': '- a\n\n```\ncode\n```\n\n- b\n',
  'list of tasks': '- [x] a\n- [ ] b\n  - [ ] c\n',
  'list after paragraph': 'text\n- a\n- b\n1. c\n2) d\n* e\n+ f',
  'lazy continuation': '- a\nlazy\n> q\nlazy\n\nend',
  quote: '> a\n> b\n>\n> - c\n>   d\n>\n> ```\n> e\n> ```\n\nafter\n> again',
  table: 'a\n\n| a | b |\n|---|:-:|\n| 1 | `x|y` |\n| 2 |\n\nafter',
  'table without outer lines': 'a | b\n--|--\n1 | 2\n\ntext | no table',
  'table cut short': '| a | b |\n|---|',
  'reference links':
    'See [a], [b][a] and [c][].\n\n- [a] in a list\n\n> [d]\n\n[a]: https://example.com/a "A"\n[c]: <https://example.com/c>\n[d]: https://example.com/d\n\nend [a]',
  'definition before use':
    '[a]: https://example.com\n\ntext [a]\n\n[a]: https://example.com/second\n\n[a]',
  'definition in a list': '- x\n\n  [a]: https://example.com\n\ntext [a]\n\nmore',
  'definition that is text': 'text\n[a]: https://example.com\n\n[a]',
  links:
    '[a](https://example.com "t") <https://example.com> https://example.com/x_y_z. www.example.com a@example.com',
  emphasis: '*a* **b** ***c*** _d_ ~~e~~ a*b*c **a\nb** \\*no\\* `*c*`',
  'hard breaks': 'a  \nb\\\nc',
  'html block':
    '<div>\n*a*\n</div>\n\ntext\n\n<!-- a\n\nb -->\n\n<script>\nalert(1)\n\n</script>\nafter',
  'inline html': 'a <b>c</b> <a href="x">link https://example.com\n\nhttps://example.com <br> <T>',
  'unclosed html': '<details>\n<summary>a</summary>\n\n```\ncode\n```\n\ntext',
  'html that runs to the end': '<pre>\n\ntext\n\n- a\n- b\n',
  'carriage returns': 'a\r\n\r\n```\r\ncode\r\n```\r\n\r\n- a\r\n- b\r\rend\r\n',
  'lone carriage return at the end': 'a\r',
  entities: 'a &amp; b &lt;c&gt; &#65; &nope; `&amp;`',
  rules: 'a\n\n---\n\n***\n___\n- - -\n',
  'blank lines with spaces': 'a\n   \n  \nb\n\t\nc',
  'leading blank lines': '\n\n\na',
  'letters beyond ascii': 'größe – 東京 🚀\n\n```\n🚀\n```\n',
  'formulas in a line':
    'a $x^2$ b $a_1*b_1$, *c $d*e$ f*, \\(g\\) \\(words only\\) \\[h_1\\] $$i$$ j\n$k\nl$ `$m$` $n `o` $p$ \\$q$ r$\n',
  'formulas in lines of their own':
    'a\n$$\nb\n=\n+ c\n> d\n$$\ne\n\n$$f$$\n\n\\[\n- g\n\\]\n\n$$h$$ i\n\n  $$j$$\nk\n===\n',
  'formulas that do not end': '$$\n+ a\n> b\n\n- c\n\n$$ d\n\n\\[ e\n- f\n\n- g\n\n$$\nh',
  'formulas in lists and quotes':
    '- a\n  $$\n  b\n  $$\n- c\n\n> $$\n> d\n> - e\n\n> $$\n> f\n> $$\n\n1. $g$\n   \\[\n   h\n   \\]\n\n   i\n',
  'formulas in tables and links':
    '| $a$ | b |\n|---|---|\n| $|c|$ | [$d$](https://e.f) |\n\n### $g$ h\n',
  money: 'a $5, $6 or US$7; 8$ and 9$; $10-$11, $12 to the first and 13$; $HOME:$PATH, $a->$b\n',
  'a change without a fence':
    'src/a.ts\n<<<<<<< SEARCH\na\n\n- b\n=======\n# c\n\n```\n> d\n>>>>>>> REPLACE\nThen\n\n<<<<<<< SEARCH\n=======\ne\n>>>>>>> REPLACE',
  'changes that do not end':
    'a\n<<<<<<< SEARCH\n<<<<<<< SEARCH\nb\n=======\nc\n\n- d\n\n> <<<<<<< SEARCH\n> e\n\n- <<<<<<< SEARCH\n  f\n\ng\n\n<<<<<<< SEARCH\nh\n\ni\n\n- j\n',
};
