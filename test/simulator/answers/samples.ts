import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from './answer';
import type { CodeBlock } from './codeBlocks';
import { codeBlocks, fenced } from './codeBlocks';

/** A function of the sample workspace, with what is true of it. */
export interface Sample {
  readonly name: string;
  /** The file in the sample workspace. */
  readonly file: string;
  /** Where the function begins; it ends at its closing line. */
  readonly opening: string;
  readonly closing: '}' | 'return';
  /** In one sentence, what the refactoring does. */
  readonly thought: string;
}

const samples: readonly Sample[] = [
  {
    name: 'retry',
    file: 'retry.ts',
    opening: 'export async function retry',
    closing: '}',
    thought: 'The two try blocks guard the same call, so one loop with one catch says the same.',
  },
  {
    name: 'total',
    file: 'cart.ts',
    opening: 'export function total',
    closing: '}',
    thought: 'The branches repeat the same sum with another factor: name the factor instead.',
  },
  {
    name: 'slugify',
    file: 'text.py',
    opening: 'def slugify',
    closing: 'return',
    thought: 'The loop builds what a split and a join already do.',
  },
];

const sampleFolder = join(__dirname, '..', '..', 'fixtures', 'sample');
const textFolder = join(__dirname, 'texts');

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
}

/** The function's own lines, as they stand in the sample workspace. */
function sourceOf({ file, opening, closing }: Sample): string {
  const text = read(sampleFolder, file);
  const start = text.indexOf(opening);
  const end = closing === '}' ? /^}$/gm : /^ {4}return .*$/gm;
  end.lastIndex = start;
  const last = end.exec(text);
  if (start < 0 || last === null) throw new Error(`${file} no longer has ${opening}.`);
  return text.slice(start, last.index + last[0].length);
}

export interface KnownSample extends Sample {
  readonly source: string;
  readonly refactored: string;
  readonly explanation: string;
}

let known: readonly KnownSample[] | undefined;

/** The sample functions with their answers; read once. */
export function knownSamples(): readonly KnownSample[] {
  known ??= samples.map((sample) => {
    const [block] = codeBlocks(read(textFolder, `${sample.name}.refactor.md`));
    const explanation = read(textFolder, `${sample.name}.explain.md`);
    return { ...sample, source: sourceOf(sample), refactored: block?.code ?? '', explanation };
  });
  return known;
}

function samplesIn({ code }: CodeBlock): readonly KnownSample[] {
  return knownSamples().filter(({ source }) => code.includes(source));
}

function blockWithSamples(blocks: readonly CodeBlock[]): CodeBlock | undefined {
  return blocks.find((block) => samplesIn(block).length > 0);
}

/** The selected code with every sample function in it replaced: exactly the selection. */
export function refactorSamples(blocks: readonly CodeBlock[]): Answer | undefined {
  const block = blockWithSamples(blocks);
  if (block === undefined) return undefined;
  const found = samplesIn(block);
  const code = found.reduce(
    (text, { source, refactored }) => text.replace(source, () => refactored),
    block.code,
  );
  const thought = found.map((sample) => sample.thought).join(' ');
  return { content: `${thought}\n\n${fenced({ ...block, code })}\n`, reasoning: thought };
}

export function explainSamples(blocks: readonly CodeBlock[]): Answer | undefined {
  const block = blockWithSamples(blocks);
  if (block === undefined) return undefined;
  const found = samplesIn(block);
  const names = found.map(({ name }) => `\`${name}\``).join(' and ');
  return {
    content: found.map(({ explanation }) => explanation.trim()).join('\n\n') + '\n',
    reasoning: `The code is ${names}. I say what it is for, how it works and what could surprise.`,
  };
}
