import { createElement, type ComponentChild, type VNode } from 'preact';
import temml from 'temml';

/** The elements of MathML that a formula may become; none of them loads, runs or leads anywhere. */
const elements = new Set(
  (
    'math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle ' +
    'msub msubsup msup mtable mtd mtext mtr munder munderover'
  ).split(' '),
);

const flag = /^(?:true|false)$/;
/** At most 99 of what it is measured in, so that nothing stands far from its formula. */
const length = /^[+-]?(?:\d{1,2}(?:\.\d+)?|\.\d+)(?:em|ex|pt|px|mu|%)?$|^100%$/;
const lengths = /^(?:\d{1,2}(?:\.\d+)?(?:em|ex|pt|px)?(?: |$)){1,4}$/;
const border = /^\d?(?:\.\d+)?(?:em|pt|px) (?:solid|dashed)$/;

const attributes: Readonly<Record<string, RegExp>> = {
  accent: flag,
  accentunder: flag,
  display: /^block$/,
  displaystyle: flag,
  fence: flag,
  largeop: flag,
  movablelimits: flag,
  separator: flag,
  stretchy: flag,
  symmetric: flag,
  form: /^(?:prefix|infix|postfix)$/,
  mathvariant: /^[a-z-]+$/,
  scriptlevel: /^[+-]?\d$/,
  columnspan: /^\d$/,
  rowspan: /^\d$/,
  height: length,
  depth: length,
  width: length,
  lspace: length,
  rspace: length,
  minsize: length,
  maxsize: length,
  mathsize: length,
  linethickness: length,
  voffset: length,
};

const styles: Readonly<Record<string, RegExp>> = {
  border,
  borderBottom: border,
  borderLeft: border,
  borderRight: border,
  borderTop: border,
  mathDepth: /^(?:\d|auto-add)$/,
  padding: lengths,
  paddingLeft: length,
  paddingRight: length,
  marginLeft: length,
  marginRight: length,
};

/** Names that the style sheet knows. */
const classes = /^(?:tml|chr)-[a-z0-9-]+$|^(?:upstrike|downstrike|sout)$/;

/** A formula larger than this would cost the page more than it helps; its source is shown. */
const mostNodes = 4_000;
const mostDepth = 60;

/** What Temml makes, as far as it is read here; what has neither a type nor a text is a mere list. */
interface MathsNode {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly children?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly style?: Readonly<Record<string, unknown>>;
  readonly classes?: readonly unknown[];
  /** Of a link, which Temml makes of `\ref`. */
  readonly href?: unknown;
}

/** The formula as elements; none where it is wrong, or would be more than a formula. */
export function drawMaths(tex: string, display: boolean): VNode | undefined {
  try {
    const made: unknown = temml.__renderToMathMLTree(tex, {
      displayMode: display,
      wrap: 'tex',
      throwOnError: true,
      trust: false,
      maxExpand: 200,
      maxSize: [20, 20],
    });
    const drawn = new MathsDrawing().draw(made as MathsNode, 0);
    return (made as MathsNode).type === 'math' ? (drawn as VNode) : undefined;
  } catch {
    return undefined;
  }
}

class MathsDrawing {
  private nodes = 0;

  /** Throws at whatever it does not know. */
  draw(node: MathsNode, depth: number): ComponentChild {
    this.nodes += 1;
    if (this.nodes > mostNodes || depth > mostDepth) throw new RangeError('Too large a formula');
    if (typeof node.text === 'string') return node.text;
    const children = ((node.children ?? []) as readonly MathsNode[]).map((child) =>
      this.draw(child, depth + 1),
    );
    if (node.type === undefined && node.href === undefined && node.attributes === undefined)
      return children;
    if (typeof node.type !== 'string' || !elements.has(node.type))
      throw new TypeError('Not a formula only');
    return createElement(node.type, propertiesOf(node), ...children);
  }
}

function propertiesOf({
  attributes: given = {},
  style = {},
  classes: names = [],
}: MathsNode): Record<string, string | Record<string, string>> {
  const known = names.filter((name) => typeof name === 'string' && classes.test(name)).join(' ');
  const drawn = allowed(style, styles);
  return {
    ...allowed(given, attributes),
    ...(known !== '' && { class: known }),
    ...(Object.keys(drawn).length > 0 && { style: drawn }),
  };
}

function allowed(
  given: Readonly<Record<string, unknown>>,
  rules: Readonly<Record<string, RegExp>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      const text = String(value);
      return Object.hasOwn(rules, name) && rules[name]?.test(text) === true ? [[name, text]] : [];
    }),
  );
}
