import { applyHunks } from '../src/core/edits/places/applyHunks';
import { placeEdits } from '../src/core/edits/places/placeEdits';
import { replacing } from '../test/support/placing';
import { longFile } from './support/longFile';
import { rounded, type Measurement } from './support/measurement';
import { timed } from './support/timed';

const length = 20_000;
const count = 100;

interface Block {
  readonly search: string;
  readonly replacement: string;
}

/** 100 SEARCH/REPLACE edits in a file of 20,000 lines: as the file has it, and with a word missing in each block. */
export function bench(): Promise<readonly Measurement[]> {
  const lines = longFile(length);
  const exact = blocksOf(lines);
  const similar = exact.map(({ search, replacement }) => ({
    search: search.replace('await ', ''),
    replacement: replacement.replace('await ', ''),
  }));
  const text = lines.join('\n');
  const truth = exact.reduce(
    (all, { search, replacement }) => all.replace(search, () => replacement),
    text,
  );
  // What nobody can do without: find each text once, and join what comes of it. It proves no place.
  const floor = timed(() => findAndJoin(text, exact)).median;
  return Promise.resolve([
    measure('edits_100_exact_ms', text, truth, exact, floor),
    measure('edits_100_similar_ms', text, truth, similar, floor),
  ]);
}

function measure(
  name: string,
  text: string,
  truth: string,
  blocks: readonly Block[],
  floor: number,
): Measurement {
  const edits = blocks.map(({ search, replacement }) => replacing(search, replacement));
  const { median, fastest, runs, result } = timed(() =>
    placeEdits({ text, languageId: 'typescript' }, edits),
  );
  return {
    name,
    value: rounded(median),
    unit: 'ms',
    fastest_ms: rounded(fastest),
    runs,
    floor_ms: rounded(floor),
    refused: result.refusals.length,
    assumed: result.hunks.filter(({ assumptions }) => assumptions.length > 0).length,
    right: applyHunks(text, result.hunks) === truth,
  };
}

/** Whole functions, evenly spread; each gets another result. */
function blocksOf(lines: readonly string[]): readonly Block[] {
  const starts = lines
    .flatMap((line, at) => (line.startsWith('/** Reads') ? [at] : []))
    .slice(0, -1);
  return Array.from({ length: count }, (_, nth) => {
    const start = starts[Math.floor((nth * starts.length) / count)] ?? 0;
    const end = lines.indexOf('}', start) + 1;
    const search = lines.slice(start, end).join('\n') + '\n';
    return { search, replacement: search.replace(/return (\w+Count) \*/, `return ${nth} + $1 *`) };
  });
}

function findAndJoin(text: string, blocks: readonly Block[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { search, replacement } of blocks) {
    const at = text.indexOf(search, from);
    parts.push(text.slice(from, at), replacement);
    from = at + search.length;
  }
  return parts.join('') + text.slice(from);
}
