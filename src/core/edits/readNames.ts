import { firstBlock } from './firstBlock';

const name = /^[\s\-*\d.)`'"]*([\p{L}_$][\p{L}\p{N}_$]*)/u;

/** The names that an answer suggests, best first: one a line of its code block, else of its list; never the old one. */
export function readNames(answer: string, old: string): readonly string[] {
  const block = firstBlock(answer);
  const lines =
    block !== undefined
      ? block.split('\n')
      : answer.split(/\r?\n/).filter((line) => /^\s*([-*]|\d+[.)])\s/.test(line));
  const names = lines.flatMap((line) => name.exec(line)?.[1] ?? []);
  return [...new Set(names)].filter((one) => one !== old).slice(0, 8);
}
