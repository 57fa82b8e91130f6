import { corpusFormats, type CorpusCase, type CorpusFormat, type NamedText } from './corpusCase';

interface Section {
  readonly head: string;
  readonly text: string;
}

type Fields = Readonly<Partial<Record<(typeof fieldNames)[number], string>>>;

const fieldNames = [
  'format',
  'fault',
  'eol',
  'bom',
  'finalNewline',
  'answerEol',
  'select',
  'unfinished',
  'careful',
] as const;

/** In what order the sections stand: a case that mixes them up is more likely to be wrong than meant. */
const order = /^case;(original;)+(other;)*answer;((expected;)+(refuse;)?|refuse;)$/;

/**
 * Reads a case as CONTRIBUTING describes it.
 * @throws Error where it is not written so
 */
export function readCase(name: string, source: string): CorpusCase {
  const [head, ...sections] = sectionsOf(source);
  const kinds = [head, ...sections].map((section) => section?.head.split(' ')[0]);
  if (!order.test(kinds.map((kind) => `${kind};`).join('')))
    throw new Error(`sections in no known order: ${kinds.join(', ')}`);
  const fields = readFields(head?.text ?? '');
  const named = (kind: string): readonly NamedText[] =>
    sections.flatMap(({ head: title, text }) =>
      title.startsWith(`${kind} `) ? [{ path: title.slice(kind.length + 1), text }] : [],
    );
  const asFile = (file: NamedText): NamedText => ({ ...file, text: fileText(file.text, fields) });
  const originals = named('original').map(asFile);
  const isThere = ({ path }: NamedText): boolean => originals.some((file) => file.path === path);
  const answer = sections.find((section) => section.head === 'answer')?.text ?? '';
  const refuse = sections.find((section) => section.head === 'refuse')?.text.trim();
  const selected = readLines(fields.select);
  return {
    name,
    language: name.slice(0, name.indexOf('/')),
    format: readFormat(fields.format),
    fault: fields.fault ?? fail('no fault'),
    originals,
    others: named('other'),
    ...(selected && { selected }),
    answer: fields.answerEol === 'crlf' ? answer.replaceAll('\n', '\r\n') : answer,
    finished: fields.unfinished !== 'yes',
    // A new file has nothing to keep.
    expected: named('expected').map((file) => (isThere(file) ? asFile(file) : file)),
    ...(refuse !== undefined && { refuse: refuse === '' ? fail('no reason') : refuse }),
    isClear:
      sections.some((section) => section.head.startsWith('expected ')) && fields.careful !== 'no',
  };
}

function sectionsOf(source: string): readonly Section[] {
  const sections: { readonly head: string; readonly lines: string[] }[] = [];
  for (const line of source.replace(/\n$/, '').split('\n')) {
    if (line.startsWith('=== ')) sections.push({ head: line.slice(4), lines: [] });
    else (sections.at(-1) ?? fail('text before the first section')).lines.push(unescaped(line));
  }
  return sections.map(({ head, lines }) => ({
    head,
    text: lines.map((line) => `${line}\n`).join(''),
  }));
}

/** Behind a backslash a line is text. The middle line of a SEARCH/REPLACE block needs none. */
function unescaped(line: string): string {
  return /^\\+===/.test(line) ? line.slice(1) : line;
}

function readFields(text: string): Fields {
  const entries = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, key = '', value = ''] = /^(\w+): (\S.*)$/.exec(line) ?? fail(`“${line}”`);
      const field = fieldNames.find((known) => known === key) ?? fail(`no field is named ${key}`);
      const known = values[field];
      if (known && !known.test(value)) fail(`${key} cannot be ${value}`);
      return [field, value] as const;
    });
  return Object.fromEntries(entries);
}

const values: Readonly<Record<string, RegExp>> = {
  eol: /^(crlf|lf)$/,
  bom: /^yes$/,
  finalNewline: /^no$/,
  answerEol: /^crlf$/,
  unfinished: /^yes$/,
  careful: /^(yes|no)$/,
};

function readFormat(name: string | undefined): CorpusFormat {
  return corpusFormats.find((format) => format === name) ?? fail(`no format is named ${name}`);
}

function readLines(text: string | undefined): CorpusCase['selected'] {
  if (text === undefined) return undefined;
  const [, first, last] = /^(\d+)-(\d+)$/.exec(text) ?? fail(`no lines: ${text}`);
  return [Number(first), Number(last)];
}

function fileText(text: string, { eol, bom, finalNewline }: Fields): string {
  const ended = finalNewline === 'no' ? text.replace(/\n$/, '') : text;
  const lines = eol === 'crlf' ? ended.replaceAll('\n', '\r\n') : ended;
  return bom === 'yes' ? `\uFEFF${lines}` : lines;
}

function fail(reason: string): never {
  throw new Error(reason);
}
