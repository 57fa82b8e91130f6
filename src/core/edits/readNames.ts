import { firstBlock } from './firstBlock';
import { isReserved } from './reservedWords';

const name = String.raw`[\p{L}_$][\p{L}\p{N}_$]*`;
const marker = /^\s*(?:[-*+•]|\d+[.)])\s+/;
/** In backticks, quotes or bold. */
const markedName = new RegExp(`(?:\`|\\*\\*\`?)(${name})(?:\\(\\))?(?:\`\\*\\*|\`|\\*\\*)`, 'gu');
const nameAlone = new RegExp(`^[*_\`'"]*?(${name})(?:\\(\\))?[*\`'",;]*$`, 'u');
/** With what is said of it behind a sign, never a word behind it. */
const nameAtStart = new RegExp(
  `^[*\`'"]*(${name})(?:\\(\\))?(?:[*\`'",;]*$|[*\`'"]+[\\s:,(–—-]|[*\`'",]*\\s+(?:[-–—(#]|//)|:\\s)`,
  'u',
);
const arrow = new RegExp(`[\\s\`*'"](?:->|=>|→|⇒)\\s*[\`*'"]*(${name})`, 'u');
/** What stands before a name, and is none. */
const label =
  /^[*_]*(the )?(note|suggestions?|options?|reason|answer|(new |better |best |suggested |alternative )?names?|better|best|alternatives?|recommended|recommendation|why|or|also)\s*\d*[*_]*:[*_]*\s*/i;
const fenced = /^[ \t]*(```|~~~)[^]*?(?:^[ \t]*\1.*$|$(?![^]))/gm;
const tableHead = /^.*\|.*\n[ \t]*\|?[ \t:|-]*-[ \t:|-]*$/gm;
const codeSign = /[={};]|\)\s*\{?$|^\s*(export|import|return|class|def|fn|func|function)\s/;

/** The names that an answer suggests, best first; never the old one, nor a word that the language keeps for itself. */
export function readNames(answer: string, old: string, languageId = ''): readonly string[] {
  const text = answer.replaceAll('\r\n', '\n');
  const block = firstBlock(text);
  const outside = text.replace(fenced, '').replace(tableHead, '');
  const sources = [
    () => (block === undefined ? [] : namesOfBlock(block, old)),
    () => namesOfJson(outside),
    () => outside.split('\n').flatMap((line) => namesOfLine(line, old, marker.test(line))),
    // In a sentence.
    () => [...outside.matchAll(markedName)].map((match) => match[1] ?? ''),
  ];
  for (const source of sources) {
    const names = source().filter((one) => one !== old && !isReserved(one, languageId));
    if (names.length > 0) return [...new Set(names)].slice(0, 8);
  }
  return [];
}

/** One a line; none of code that is given for the names. */
function namesOfBlock(block: string, old: string): readonly string[] {
  const json = namesOfJson(block);
  if (json.length > 0) return json;
  const lines = block
    .replace(tableHead, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const isCode = lines.some((line) => codeSign.test(line) && !arrow.test(line));
  return isCode ? [] : lines.flatMap((line) => namesOfLine(line, old, true));
}

/** @param isItem of a list, whose name may have a reason behind it */
function namesOfLine(line: string, old: string, isItem: boolean): readonly string[] {
  const cells = cellsOf(line);
  if (cells) return cells.filter((cell) => cell !== old).slice(0, 1);
  const text = line.replace(marker, '').trim().replace(label, '');
  const renamed = arrow.exec(text)?.[1];
  if (renamed !== undefined) return [renamed];
  const several = text.split(/,\s*/).map((part) => nameAlone.exec(part)?.[1]);
  if (several.every((one) => one !== undefined)) return several;
  if (!isItem) return [];
  const first = nameAtStart.exec(text)?.[1];
  return first === undefined
    ? [...text.matchAll(markedName)].map((match) => match[1] ?? '')
    : [first];
}

/** The names in the cells of a row of a table; undefined for another line. */
function cellsOf(line: string): readonly string[] | undefined {
  const inner = /^\s*\|(.+)\|\s*$/.exec(line)?.[1];
  return inner?.split('|').flatMap((cell) => nameAlone.exec(cell.trim())?.[1] ?? []);
}

/** In a list, or in objects that call them a name. */
function namesOfJson(text: string): readonly string[] {
  const json = /\[[^]*\]|\{[^]*\}/.exec(text.trim())?.[0];
  if (json === undefined) return [];
  try {
    return namesIn(JSON.parse(json), true);
  } catch {
    return [];
  }
}

function namesIn(value: unknown, isName: boolean): readonly string[] {
  if (typeof value === 'string') {
    const found = isName ? nameAlone.exec(value)?.[1] : undefined;
    return found === undefined ? [] : [found];
  }
  if (Array.isArray(value)) return value.flatMap((one) => namesIn(one, isName));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    namesIn(one, /name|suggest|new|rename|better|alternative/i.test(key) && !/^old/i.test(key)),
  );
}
