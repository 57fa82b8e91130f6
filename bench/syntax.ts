import { SyntaxTrees } from '../src/core/syntax/syntaxTrees';
import { grammarFiles } from '../test/support/grammarFiles';
import { longFile } from './support/longFile';
import { rounded, type Measurement } from './support/measurement';
import { timed } from './support/timed';

/** The syntax check of a file of 5,000 lines, as it is made for each change of a file that was looked at before. */
export async function bench(): Promise<readonly Measurement[]> {
  const trees = new SyntaxTrees(grammarFiles());
  const began = performance.now();
  const reader = await trees.open('typescript');
  const opened = performance.now() - began;
  if (!reader) throw new Error('There is no grammar for TypeScript.');
  const before = longFile(5000).join('\n');
  const after = before.replace('return 0;', 'return (0;');
  const warm = timed(() => reader.outlines(before, after));
  // What a first look costs: both versions, without anything known.
  const first = timed(() => {
    reader.forget();
    return reader.outlines(before, after);
  });
  trees.dispose();
  const [, { faults, symbols }] = warm.result;
  return [
    {
      name: 'syntax_5k_ms',
      value: rounded(warm.median),
      unit: 'ms',
      fastest_ms: rounded(warm.fastest),
      runs: warm.runs,
      first_look_ms: rounded(first.median),
      first_look_fastest_ms: rounded(first.fastest),
      load_ms: rounded(opened),
      characters: before.length,
      symbols: symbols.length,
      found: faults[0]?.text,
    },
  ];
}
