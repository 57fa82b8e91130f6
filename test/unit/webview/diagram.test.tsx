import assert from 'node:assert/strict';
import { Markdown } from '../../../src/webview/components/Markdown';
import { drawDiagram } from '../../../src/webview/markdown/drawDiagram';
import {
  appendMarkdown,
  emptyMarkdown,
  parseMarkdown,
} from '../../../src/webview/markdown/markdownDocument';
import { until } from '../simulator/ask';
import { draw, undraw, type Drawn } from './support/draw';

afterEach(undraw);

const drawPicture = async (source: string): Promise<Drawn | undefined> => {
  const picture = await drawDiagram(source);
  return picture === undefined ? undefined : draw(picture);
};

const harmless =
  /^(circle|defs|ellipse|g|line|marker|path|polygon|polyline|rect|svg|text|tspan|#text)$/;

describe('The picture of a diagram', () => {
  for (const [kind, source, words] of [
    ['flow', 'graph TD\n  A["One<br/>two"] -->|yes| B{x}', ['One two', 'yes', 'x']],
    ['sequence', 'sequenceDiagram\n  A->>B: Hi "q" & <y>', ['A', 'B', 'Hi "q" & <y>']],
    ['class', 'classDiagram\n  class Cart {\n    +total() number\n  }', ['Cart', 'total']],
    ['entities', 'erDiagram\n  A ||--o{ B : has\n  A {\n    int id PK\n  }', ['has', 'id']],
    ['state', 'stateDiagram-v2\n  [*] --> Idle: begin', ['Idle', 'begin']],
  ] as const) {
    it(`has its words: ${kind}`, async () => {
      const drawn = await drawPicture(source);
      for (const word of words) assert.ok(drawn?.root.textContent.includes(word), word);
    });
  }

  for (const [source, words, edges] of [
    ['A-->B-->C', 'ABC', 2],
    ['A -- yes -->B', 'AByes', 1],
    ['A-.->B\n  B==>C\n  B-. may .->D', 'ABCDmay', 3],
    ['A[User (web)] --> B[(DB)]', 'DBUser (web)', 1],
    ['A(["x"])-->B{{"y"}}', 'xy', 1],
    ['A & B --> C', 'ABC', 2],
    ['A-->B;\n  B---C;', 'ABC', 2],
    ['A --x B', 'AB', 1],
    ['A -->|"as it is"| B', 'ABas it is', 1],
  ] as const) {
    it(`understands a flow however its edges are written: ${source.replaceAll('\n', ' ')}`, async () => {
      const drawn = await drawPicture(`flowchart LR\n  ${source}`);
      const texts = drawn?.root.all().filter(({ localName }) => localName === 'text') ?? [];
      const said = texts.map(({ textContent }) => textContent).sort();
      assert.equal(said.join(''), words);
      assert.equal(
        drawn?.root.all().filter(({ localName }) => localName === 'polyline').length,
        edges,
      );
    });
  }

  it('is not half of what the words say', async () => {
    const strange = 'flowchart LR\n  A --> B\n  C@{ shape: rect } --> D@{ shape: rect }';
    assert.equal(await drawDiagram(strange), undefined);
  });

  it('has the colours of the theme, whatever the diagram says', async () => {
    const source =
      'graph TD\n  A --> B\n  style A fill:#f00\n  classDef x fill:#0f0\n  class B x\n  linkStyle 0 stroke:#00f';
    const drawn = await drawPicture(source);
    const paints = drawn?.root
      .all()
      .flatMap(({ attributes }) => [attributes.get('fill'), attributes.get('stroke')]);
    assert.deepEqual(
      paints?.filter((paint) => paint !== undefined && !/^(none|var\(--.*\))$/.test(paint)),
      [],
    );
  });

  it('leads nowhere, loads nothing and runs nothing', async () => {
    const evil = '<img src=x onerror=alert(1)><script>alert(1)</script>';
    for (const source of [
      'graph TD\n  A --> B\n  click A "javascript:alert(1)"\n  click B href "https://evil.example"',
      `graph TD\n  A["${evil}"] --> B[${evil}]\n  A -->|${evil}| B`,
      `sequenceDiagram\n  participant A as ${evil}\n  A->>B: ${evil}\n  Note over A: ${evil}`,
      `classDiagram\n  class A {\n    ${evil}\n  }\n  A <|-- B : ${evil}`,
      `erDiagram\n  A ||--o{ B : "${evil}"`,
      `stateDiagram-v2\n  [*] --> A: ${evil}`,
      'graph TD\n  A["x\\" fill=\\"url(https://evil.example)"] --> B',
      '%%{init: {"themeCSS": "*{background:url(https://evil.example)}"}}%%\ngraph TD\n  A --> B',
    ]) {
      for (const element of (await drawPicture(source))?.root.all() ?? []) {
        assert.match(element.localName, harmless, source);
        for (const [name, value] of element.attributes) {
          assert.doesNotMatch(name, /^(on|href|src|style|class|xlink)/i, source);
          assert.doesNotMatch(value.replace(/^url\(#diagram-[\w-]+\)$/, ''), /url|:/, source);
        }
      }
    }
  });

  it('has markers of its own, so that it needs no other picture', async () => {
    const source = 'graph TD\n  A --> B';
    const ids = [await drawPicture(source), await drawPicture(source)].flatMap(
      (drawn) => drawn?.elements('marker').map(({ attributes }) => attributes.get('id')) ?? [],
    );
    assert.ok(ids.length > 1);
    assert.equal(new Set(ids).size, ids.length);
  });

  for (const [why, source] of [
    ['nothing', ''],
    ['another kind', 'pie\n  "a": 1'],
    ['a chart', 'xychart-beta\n  bar [1, 2]'],
    ['code', 'let a = 1;'],
    ['too many lines', `graph TD\n${'  A --> B\n'.repeat(301)}`],
    ['too long a line', `graph TD\n  A[${'x'.repeat(20_000)}]`],
  ] as const) {
    it(`is not made of ${why}`, async () => assert.equal(await drawDiagram(source), undefined));
  }

  it('comes with a click, and goes with another', async () => {
    const text = '```mermaid\ngraph TD\n  A --> B\n```\n\n```mermaid\npie\n```\n\n```ts\na\n```';
    const drawn = draw(<Markdown document={parseMarkdown(text)} />);
    assert.equal(drawn.elements('svg').length, 0);
    drawn.button('Show as picture').fire('click');
    await until(() => drawn.elements('svg').length === 1);
    drawn.button('Show as picture').fire('click');
    await until(() => drawn.root.textContent.includes('cannot be drawn'));
    assert.throws(() => drawn.button('Show as picture'));
    drawn.button('Show as text').fire('click');
    await until(() => drawn.elements('svg').length === 0);
  });

  it('is offered once the diagram is whole', () => {
    const drawn = draw(<Markdown document={appendMarkdown(emptyMarkdown, '```mermaid\ngr\n')} />);
    assert.throws(() => drawn.button('Show as picture'));
  });
});
