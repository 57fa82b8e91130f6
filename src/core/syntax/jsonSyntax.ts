import { parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser';
import { mostFaults, type Outline, type SyntaxFault } from './codeSymbol';
import type { Syntax } from './syntax';

/** What is missing, by the parser's name of the error. All others are about what is there. */
const missing: Readonly<Record<string, string>> = {
  PropertyNameExpected: 'a name in quotes',
  ValueExpected: 'a value',
  ColonExpected: ':',
  CommaExpected: ',',
  CloseBraceExpected: '}',
  CloseBracketExpected: ']',
  UnexpectedEndOfComment: '*/',
  UnexpectedEndOfString: '"',
};

/** Reads JSON, in which many programs accept comments. @param trailingCommas whether one may stand before a closing bracket */
export function jsonSyntax(trailingCommas: boolean): Syntax {
  const outline = (text: string): Outline => {
    const errors: ParseError[] = [];
    parseTree(text, errors, { allowTrailingComma: trailingCommas });
    const faults = errors.slice(0, mostFaults).map((error) => faultOf(error, text));
    return { faults, symbols: [] };
  };
  return {
    outline,
    outlines: (before, after) => [outline(before), outline(after)],
    forget: () => undefined,
  };
}

function faultOf({ error, offset, length }: ParseError, text: string): SyntaxFault {
  const line = text.slice(0, offset).split('\n').length;
  const wanted = missing[printParseErrorCode(error)];
  if (wanted !== undefined) return { line, text: wanted, kind: 'missing' };
  const [found = ''] = text.slice(offset, offset + length).split(/\s*\n/);
  return { line, text: found.slice(0, 60), kind: 'unexpected' };
}
