import fs from 'node:fs';
import path from 'node:path';
import type { CorpusCase } from './corpusCase';
import { readCase } from './readCase';

const folder = path.join(__dirname, 'edits');

/** Every case, in the order of the names. */
export function readCorpus(): readonly CorpusCase[] {
  return fs
    .readdirSync(folder, { recursive: true })
    .map((file) => String(file).replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.txt'))
    .toSorted()
    .map((file) => {
      try {
        return readCase(file.slice(0, -4), fs.readFileSync(path.join(folder, file), 'utf8'));
      } catch (cause) {
        throw new Error(`test/corpus/edits/${file} cannot be read`, { cause });
      }
    });
}
