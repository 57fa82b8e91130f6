import type { ChatRequest } from '../chatRequest';
import { textOf } from '../chatRequest';
import type { Answer } from './answer';
import type { CodeBlock } from './codeBlocks';
import { codeBlocks, fenced } from './codeBlocks';
import { explainSamples, refactorSamples } from './samples';

/** What the last message asks for, by the words around its code. */
function taskOf(words: string): 'refactor' | 'explain' {
  if (/one fenced code block/i.test(words)) return 'refactor';
  if (/\b(explain|describe|what|how|why)\b/i.test(words)) return 'explain';
  return /\b(refactor|rewrite|simplify|fix|replace)\b/i.test(words) ? 'refactor' : 'explain';
}

const introduction =
  'This is the simulator, not a model: it knows the sample workspace and nothing else.';

function quoted(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

function lineCount(code: string): string {
  const lines = code.trim().split('\n').length;
  return lines === 1 ? 'one line' : `${lines} lines`;
}

/** The code itself, unchanged: a replacement that never pretends to be better. */
function unchanged(block: CodeBlock): Answer {
  const content = `${introduction} It has changed nothing in your code.\n\n${fenced(block)}\n`;
  return { content, reasoning: 'I do not know this code, so I leave it as it is.' };
}

function seen(block: CodeBlock): Answer {
  const what = `It got ${lineCount(block.code)} of ${block.language || 'code'} and cannot judge them:`;
  const content = `${introduction} ${what}\n\n${fenced(block)}\n\nConnect a real provider for a real answer.\n`;
  return { content, reasoning: 'I do not know this code, so I only quote it.' };
}

/** True answers for the sample workspace, an honest one for everything else. */
export function ownAnswer(request: ChatRequest): Answer {
  const asked = request.messages.findLast((message) => message.role === 'user');
  const text = textOf(asked);
  const blocks = codeBlocks(text);
  const words = blocks.reduce((rest, { source }) => rest.replace(source, ''), text);
  // What is asked about stands next to the question.
  const block = blocks.at(-1);
  if (block === undefined) {
    const content = `${introduction} You wrote:\n\n${quoted(text)}\n\nConnect a real provider for a real answer.\n`;
    return { content, reasoning: 'There is no code here, so I quote what was asked.' };
  }
  const task = taskOf(words);
  if (task === 'refactor') return refactorSamples(blocks) ?? unchanged(block);
  return explainSamples(blocks) ?? seen(block);
}
