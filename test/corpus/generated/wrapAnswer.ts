import { commentOf, pick, type Random, type SourceFile } from './sourceFile';
import type { Body } from './writeRows';

/** How an answer says which file it is about: above the fence, behind it, or in a first comment. */
interface Naming {
  readonly above?: string;
  readonly info?: string;
  readonly inside?: string;
}

const nameWays: readonly ((path: string, languageId: string) => Naming)[] = [
  (path, languageId) => ({ inside: commentOf(languageId, path) }),
  (path) => ({ above: path }),
  (path) => ({ above: `**${path}**` }),
  (path) => ({ above: `### \`${path}\`` }),
  (path) => ({ above: `File: ${path}` }),
  (path) => ({ above: `Here is the updated \`${path}\`:` }),
  (path) => ({ info: ` ${path}` }),
  (path) => ({ info: `:${path}` }),
  (path) => ({ info: ` title="${path}"` }),
];

const prose = [
  ['Sure! I found the problem and fixed it.', ''],
  ["Here's what I changed:", '', '- the first thing, in `code`', '- the second', ''],
  ['The change is small; see below.', ''],
];

/** What stands around the edits; the body comes in its fence where it has one. */
export const wrapFaults = {
  plain: {},
  prose: { before: true, behind: true },
  think: { think: '<think>' },
  thinkUnopened: { think: '' },
  crlfAnswer: { crlf: true },
  wrongTag: { tag: 'python' },
  otherTag: { tag: 'jsx' },
  shortFence: { isShort: true },
  noTag: { tag: '' },
  tildes: { mark: '~~~' },
  endToken: { end: '<|im_end|>' },
  inList: { indent: '   ' },
  noNewlineAtEnd: { cutEnd: true },
  unclosed: { isUnclosed: true },
} satisfies Record<string, Wrap>;

interface Wrap {
  readonly before?: boolean;
  readonly behind?: boolean;
  /** How the reasoning begins that leaked into the answer. */
  readonly think?: string;
  readonly isShort?: boolean;
  readonly crlf?: boolean;
  readonly tag?: string;
  readonly mark?: string;
  readonly end?: string;
  readonly indent?: string;
  readonly cutEnd?: boolean;
  readonly isUnclosed?: boolean;
}

export type WrapFault = keyof typeof wrapFaults;

/** What the fence says of its code, and whether the body needs one. */
interface Fencing {
  readonly tag: string;
  readonly isFenced: boolean;
  readonly isNamed: boolean;
  readonly mayNameInside: boolean;
}

/** The whole answer. */
export function wrapAnswer(
  body: Body,
  { path, languageId }: SourceFile,
  fault: WrapFault,
  fencing: Fencing,
  random: Random,
): string {
  const wrap: Wrap = wrapFaults[fault];
  const way = fencing.isNamed && !body.isNamed ? pick(nameWays, random) : undefined;
  const named = way?.(path, languageId) ?? {};
  const inside =
    named.inside !== undefined && fencing.isFenced && fencing.mayNameInside
      ? named.inside
      : undefined;
  const code = inside === undefined ? body.lines : [inside, ...body.lines];
  // A name behind the fence is none where there is no fence.
  const isNeeded = named.info !== undefined ? !fencing.isFenced : named.inside !== inside;
  const above = isNeeded ? path : named.above;
  const info = (wrap.tag ?? fencing.tag) + (fencing.isFenced ? (named.info ?? '') : '');
  const mark = wrap.isShort ? '```' : longerThan(body.lines, wrap.mark ?? '```');
  const fenced = fencing.isFenced
    ? [
        `${mark}${info.startsWith(':') && info.length > 1 && !(wrap.tag ?? fencing.tag) ? ` ${info.slice(1)}` : info}`,
        ...code,
        ...(wrap.isUnclosed ? [] : [mark + (wrap.end ?? '')]),
      ]
    : body.lines;
  const lines = [
    ...(wrap.think !== undefined
      ? [
          wrap.think,
          'Let me see. Maybe',
          '```',
          'a draft',
          '```',
          'No, better like this.',
          '</think>',
          '',
        ]
      : []),
    ...(wrap.before ? (pick(prose, random) ?? []) : []),
    ...(above === undefined ? [] : [above, ...(random() < 0.5 ? [''] : [])]),
    ...(wrap.indent === undefined || !fencing.isFenced
      ? fenced
      : [
          '1. Change this:',
          '',
          ...fenced.map((line) => (line === '' ? '' : `${wrap.indent}${line}`)),
        ]),
    ...(wrap.behind
      ? [
          '',
          `That is all; ${commentOf(languageId, 'done').length > 0 ? 'the rest stays as it was.' : ''}`,
        ]
      : []),
  ];
  const text = lines.join(wrap.crlf ? '\r\n' : '\n');
  return wrap.cutEnd ? text : `${text}${wrap.crlf ? '\r\n' : '\n'}`;
}

/** A fence that no line of the body closes. */
function longerThan(lines: readonly string[], mark: string): string {
  const sign = mark.charAt(0);
  const longest = Math.max(
    2,
    ...lines.map((line) => /^\s*(`{3,}|~{3,})/.exec(line)?.[1]?.length ?? 0),
  );
  return sign.repeat(longest + 1);
}
