import type { Check } from '../../../shared/chat';
import type { Outline, SyntaxFault } from '../../syntax/codeSymbol';
import { say } from '../../say';

/** Syntax errors that the text did not have before: told apart by what they say, as their lines move. */
export function checkSyntax(before: Outline, after: Outline): Check {
  const known = new Map<string, number>();
  for (const fault of before.faults) known.set(keyOf(fault), (known.get(keyOf(fault)) ?? 0) + 1);
  const added = after.faults.filter((fault) => {
    const left = known.get(keyOf(fault)) ?? 0;
    known.set(keyOf(fault), left - 1);
    return left <= 0;
  });
  const [first] = added;
  // An error that was there may be told otherwise once the code around it has changed.
  if (!first || after.faults.length <= before.faults.length)
    return { kind: 'syntax', level: 'ok', sentence: say('No new syntax errors.') };
  const what =
    first.kind === 'missing'
      ? say('“{0}” is missing', first.text)
      : say('“{0}” is not expected', first.text);
  return {
    kind: 'syntax',
    level: 'bad',
    sentence:
      added.length > 1
        ? say(
            'New syntax error at line {0}: {1}, and {2} more.',
            first.line,
            what,
            added.length - 1,
          )
        : say('New syntax error at line {0}: {1}.', first.line, what),
    line: first.line,
  };
}

function keyOf({ kind, text }: SyntaxFault): string {
  return `${kind} ${text}`;
}
