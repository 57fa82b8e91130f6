import { createElement, type ComponentChild, type VNode } from 'preact';
import { decodeEntities } from './decodeEntities';

/** The elements of SVG that a diagram may become; none of them loads, runs or leads anywhere. */
const elements = new Set(
  'circle defs ellipse g line marker path polygon polyline rect svg text tspan'.split(' '),
);

const number = /^-?[\d.]+(?:e-\d+)?(?:em)?$/;
const numbers = /^[-\d.,e ]*$/;
const word = /^[\w-]+$/;
/** The style sheet says what these are: the colours of the theme. */
const paint = /^(?:none|var\(--[\w-]+\))$/;
/** A marker of the same picture. */
const marker = /^url\(#([\w-]+)\)$/;

const attributes: Readonly<Record<string, RegExp>> = {
  ...Object.fromEntries(
    'cx cy dx dy height r rx ry width x x1 x2 y y1 y2 markerWidth markerHeight refX refY stroke-width font-size'
      .split(' ')
      .map((name) => [name, number]),
  ),
  'font-style': word,
  'font-weight': word,
  orient: word,
  'stroke-linecap': word,
  'stroke-linejoin': word,
  'text-anchor': word,
  points: numbers,
  'stroke-dasharray': numbers,
  viewBox: numbers,
  d: /^[-\d.,\sA-Za-z]*$/,
  fill: paint,
  stroke: paint,
  transform: /^(?:(?:rotate|scale|translate)\([-\d., ]+\) ?)+$/,
};

/** More would make the page wait: it takes about a second for so much. */
const mostLines = 300;
const mostCharacters = 20_000;

/** Colours of its own would suit one theme only, and a click leads nowhere here. */
const leftOut = /^\s*(?:style|classDef|linkStyle|class\s+[\w,]+\s+\w+\s*;?\s*$|click|%%)/;
const settings = /^\s*---\n[\s\S]*?\n---\n/;

let pictures = 0;

/** The picture of a diagram in Mermaid's words; none where it is wrong, too large, or of a kind that cannot be drawn. */
export async function drawDiagram(source: string): Promise<VNode | undefined> {
  const lines = source.replace(settings, '').split('\n');
  const kept = lines.filter((line) => !leftOut.test(line));
  // Its bars have colours from a style sheet of their own.
  const isChart = kept.find((line) => line.trim() !== '')?.includes('xychart');
  if (lines.length > mostLines || source.length > mostCharacters || isChart !== false)
    return undefined;
  const { renderMermaid } = await import('beautiful-mermaid');
  try {
    pictures += 1;
    const isFlow = flow.test(kept.find((line) => line.trim() !== '') ?? '');
    const plain = isFlow ? kept.map(plainFlow) : kept;
    const svg = await renderMermaid(plain.join('\n'), { padding: 8 });
    if (isFlow && lacksEdges(plain, svg)) return undefined;
    return toElements(svg, `diagram-${pictures}-`);
  } catch {
    return undefined;
  }
}

const flow = /^\s*(?:graph|flowchart)\b/;
/** An edge with its words between its halves: `-- words -->`, `== words ==>`, `-. words .->`. */
const wordsInEdge = /\s*(--|==|-\.)\s+([^-=.|\s][^|]*?)\s+(?:-->|==>|\.->|---|===)\s*/g;
/** An edge, and the node that it begins at. */
const edge = /([\w\])}"])\s*<?(-{2,3}[->xo]|={2,3}[=>]|-\.{1,3}->?)\s*(?=[|\w"([{])/g;

const edgeAs = (sign: string): string => {
  if (sign.startsWith('=')) return '==>';
  if (sign.startsWith('-.')) return '-.->';
  return sign.endsWith('-') ? '---' : '-->';
};

/** The renderer knows one way to write each thing of a flow; models write them in all. */
function plainFlow(line: string): string {
  return line
    .replace(/;\s*$/, '')
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(wordsInEdge, (_, sign: string, words: string) => ` ${edgeAs(`${sign}>`)}|${words}| `)
    .replace(edge, (_, node: string, sign: string) => `${node} ${edgeAs(sign)} `)
    .replace(/(--[->]|==>|-\.->) +\|/g, '$1|')
    .replace(/([[({|])"([^"]*)"(?=[\])}|])/g, '$1$2');
}

/** What the renderer does not understand of a flow it leaves out, and half a picture tells what is not so. */
function lacksEdges(flowLines: readonly string[], svg: string): boolean {
  const wanted = flowLines.join('\n').match(/ (?:--[->]|==>|-\.->)/g)?.length ?? 0;
  const drawn = svg.match(/<polyline [^>]*fill="none" stroke="var\(--_line\)"/g)?.length ?? 0;
  return drawn < wanted;
}

interface Element {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly children: ComponentChild[];
}

const piece = /<(\/?)([A-Za-z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/y;

/** What the renderer wrote, as elements; throws at whatever is not of the plain form that it writes. */
function toElements(svg: string, prefix: string): VNode {
  const open: Element[] = [{ name: '', properties: {}, children: [] }];
  piece.lastIndex = 0;
  while (piece.lastIndex < svg.length) {
    const match = piece.exec(svg);
    const parent = open.at(-1);
    if (match === null || parent === undefined) throw new SyntaxError('Not a picture');
    const [, end, name = '', given = '', isEmpty, text] = match;
    if (text !== undefined) {
      if (parent.name === 'text' || parent.name === 'tspan')
        parent.children.push(decodeEntities(text));
      continue;
    }
    if (end !== '/') open.push({ name, properties: propertiesOf(given, prefix), children: [] });
    if (end === '/' || isEmpty === '/') close(open);
  }
  const [picture] = open[0]?.children ?? [];
  if (open.length !== 1 || picture === undefined) throw new SyntaxError('Not a whole picture');
  return picture as VNode;
}

function close(open: Element[]): void {
  const done = open.pop();
  // Its style sheet, too, is left out.
  if (done === undefined || !elements.has(done.name)) return;
  open.at(-1)?.children.push(createElement(done.name, done.properties, ...done.children));
}

function propertiesOf(given: string, prefix: string): Record<string, string> {
  const properties: Record<string, string> = {};
  for (const [, name = '', value = ''] of given.matchAll(/\s([\w:-]+)="([^"]*)"/g)) {
    const named = name.startsWith('marker-') ? marker.exec(value)?.[1] : undefined;
    if (named !== undefined) properties[name] = `url(#${prefix}${named})`;
    else if (name === 'id' && word.test(value)) properties[name] = prefix + value;
    else if (Object.hasOwn(attributes, name) && attributes[name]?.test(value) === true)
      properties[name] = value;
  }
  return properties;
}
