import { elisionsIn, hidesCode } from '../answer/elision';
import { pathInComment } from '../answer/fileName';
import { languageIdOfInfo, languageIdOfPath } from '../answer/languageId';
import type { Edit } from '../edit';
import {
  textOf,
  withoutBlankEnds,
  type Block,
  type Finding,
  type Format,
  type InnerText,
} from './format';
import { opensSearchReplace } from './searchReplace';
import { say } from '../../say';

/** A fenced block of plain code: of a file, where the answer names one, else of the selection. */
export const block: Format = {
  name: 'block',
  readBlock(block) {
    if (!block.fence) return undefined;
    const lines = withoutBlankEnds(block.lines);
    if (lines.length === 0) return {};
    if (lines.some(opensSearchReplace))
      return fault(block, say('mixes code with a SEARCH/REPLACE block'));
    const said = languageIdOfInfo(block.fence.info);
    const isProse = said === 'markdown' || said === 'plaintext';
    // In prose, # begins a heading and not a comment.
    const isText = isProse && !/^\s*<!--/.test(lines[0] ?? '');
    const commented = isText ? undefined : pathInComment(lines[0] ?? '');
    if (areTwoFiles(block.path, commented)) return fault(block, say('has the names of two files'));
    const path = longer(block.path, commented);
    const named = commented === undefined ? 0 : linesOfName(lines);
    const code = lines.slice(named);
    const lazy = isProse ? undefined : code.find(hidesCode);
    if (lazy !== undefined) return fault(block, say('leaves code out (“{0}”)', lazy.trim()));
    const languageId = said ?? (path === undefined ? undefined : languageIdOfPath(path));
    if (isDiff(code, languageId)) return { inner: [diffOf(block, code, path)] };
    return { edits: [editOf(block, code, path, languageId, textOf(lines.slice(0, named)))] };
  },
};

/** Lines removed, and right below them lines added. In prose and in YAML, marks like these begin the items of a list. */
function isDiff(lines: readonly string[], languageId: string | undefined): boolean {
  if (languageId !== undefined && listed.has(languageId)) return false;
  const isChanged = lines.some(
    (line, at) => line.startsWith('+') && lines[at - 1]?.startsWith('-'),
  );
  return (
    isChanged && (languageId !== undefined || lines.every((line) => /^(?:[-+ ]|$)/.test(line)))
  );
}

const listed = new Set(['markdown', 'plaintext', 'yaml']);

function diffOf({ source }: Block, lines: readonly string[], path: string | undefined): InnerText {
  return { text: lines.join('\n'), ...(path === undefined ? {} : { path }), source };
}

function editOf(
  block: Block,
  lines: readonly string[],
  path: string | undefined,
  languageId: string | undefined,
  nameLine: string,
): Edit {
  return {
    ...(path === undefined ? {} : { path }),
    format: path === undefined ? 'block' : 'wholeFile',
    change: {
      kind: 'code',
      text: textOf(lines),
      elisions: elisionsIn(lines, languageId),
      ...(languageId === undefined ? {} : { languageId }),
      ...(nameLine === '' ? {} : { nameLine }),
    },
    source: block.source,
  };
}

/** The first line and the blank lines behind it. */
function linesOfName(lines: readonly string[]): number {
  const next = lines.findIndex((line, index) => index > 0 && line.trim() !== '');
  return next < 0 ? lines.length : next;
}

/** A comment with the same name in other folders may be one that the file has. */
function areTwoFiles(one: string | undefined, other: string | undefined): boolean {
  const [name, otherName] = [one, other].map((path) => path?.replace(/^.*\//, ''));
  return name !== undefined && otherName !== undefined && name !== otherName;
}

/** The path with more folders, if they are the same; else the first. */
function longer(one: string | undefined, other: string | undefined): string | undefined {
  return one === undefined || `/${other ?? ''}`.endsWith(`/${one}`) ? other : one;
}

/** @param what the end of a sentence about a part of the answer: `leaves code out` */
function fault({ source }: Block, what: string): Finding {
  return { faults: [{ source, reason: say('A code block of the answer {0}.', what) }] };
}
