import { closesFence, openFence, withoutIndentation, type Fence } from './answer/fence';

/** The text of the first fenced block of an answer, also of one that is not closed; undefined where it has none. */
export function firstBlock(answer: string): string | undefined {
  let fence: Fence | undefined;
  const lines: string[] = [];
  for (const line of answer.split(/\r?\n/)) {
    if (!fence) fence = openFence(line);
    else if (closesFence(fence, line)) break;
    else lines.push(withoutIndentation(fence, line));
  }
  return fence && lines.join('\n');
}
