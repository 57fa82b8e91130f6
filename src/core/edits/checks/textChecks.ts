import type { Check } from '../../../shared/chat';
import { secretMark } from '../../privacy/secretMark';
import { elisionsIn, hidesCode } from '../answer/elision';
import type { NewLine } from './newLines';
import { say } from '../../say';

/** What a check of the text sees. */
export interface CheckedText {
  readonly before: string;
  readonly after: string;
  readonly added: readonly NewLine[];
  readonly languageId: string;
  readonly selection?: { readonly before: string; readonly after: string };
}

/** Each gives what the user should know, or nothing. */
export const textChecks: readonly ((text: CheckedText) => Check | undefined)[] = [
  checkUnchanged,
  checkConflict,
  checkSecrets,
  checkPlaceholders,
  checkShrink,
];

function checkUnchanged({ before, after }: CheckedText): Check | undefined {
  if (before === after)
    return { kind: 'unchanged', level: 'warn', sentence: say('It changes nothing.') };
  if (before.replace(/\s+/g, '') !== after.replace(/\s+/g, '')) return undefined;
  return { kind: 'unchanged', level: 'warn', sentence: say('It changes white space only.') };
}

function checkConflict({ added }: CheckedText): Check | undefined {
  const marker = added.find(({ text }) => /^(<{7}|>{7}|\|{7})( |$)/.test(text));
  return (
    marker && {
      kind: 'conflict',
      level: 'bad',
      sentence: say('A conflict marker would be left at line {0}.', marker.at + 1),
      line: marker.at + 1,
    }
  );
}

function checkSecrets({ before, after }: CheckedText): Check | undefined {
  const known = new Set(before.match(secretMark));
  const left = [...after.matchAll(secretMark)].find(([mask]) => !known.has(mask));
  if (!left) return undefined;
  const line = after.slice(0, left.index).split('\n').length;
  const sentence = say('A secret that was masked is not put back at line {0}: {1}.', line, left[0]);
  return { kind: 'secrets', level: 'bad', sentence, line };
}

/** Words that a model writes instead of code. */
const placeholder =
  /\b(todo|fixme)\b:?\s*\(?(implement|add|your|complete|fill|handle|finish|write)|\b(your|the|actual|real) (code|logic|implementation) (goes )?here\b|\b(implement|insert|add) (this|your code|code|logic|me) here\b|\bnot (yet )?implemented\b|\bimplementation (goes )?here\b/i;

function checkPlaceholders({ added, languageId }: CheckedText): Check | undefined {
  const elided = new Set(
    elisionsIn(
      added.map(({ text }) => text),
      languageId,
    ),
  );
  const left = added.filter(
    ({ text }, index) => elided.has(index) || hidesCode(text) || placeholder.test(text),
  );
  const [first] = left;
  if (!first) return undefined;
  const [at, text] = [first.at + 1, first.text.trim().slice(0, 60)];
  const isElided = left.some((line) => elided.has(added.indexOf(line)) || hidesCode(line.text));
  return {
    kind: 'placeholders',
    level: isElided ? 'bad' : 'warn',
    sentence:
      left.length > 1
        ? say(
            'Code is left to be written at line {0}: “{1}”, and {2} more.',
            at,
            text,
            left.length - 1,
          )
        : say('Code is left to be written at line {0}: “{1}”.', at, text),
    line: at,
  };
}

/** What has fewer lines says nothing by getting shorter. */
const smallestLength = 10;

function checkShrink({ before, after, selection }: CheckedText): Check | undefined {
  const sentence =
    shrinkSentence(say('The file'), before, after) ??
    (selection && shrinkSentence(say('The selection'), selection.before, selection.after));
  return sentence === undefined ? undefined : { kind: 'shrink', level: 'warn', sentence };
}

function shrinkSentence(what: string, before: string, after: string): string | undefined {
  const solid = (text: string): number =>
    text.split('\n').filter((line) => line.trim() !== '').length;
  const [old, next] = [solid(before), solid(after)];
  if (old < smallestLength || next * 3 >= old * 2) return undefined;
  const percent = Math.round((1 - next / old) * 100);
  return say('{0} gets {1} % shorter: {2} lines of {3} are left.', what, percent, next, old);
}
