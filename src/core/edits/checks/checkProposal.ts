import type { Check } from '../../../shared/chat';
import type { Syntax } from '../../syntax/syntax';
import { DocumentLines } from '../places/documentLines';
import { checkImports } from './checkImports';
import { checkSymbols } from './checkSymbols';
import { checkSyntax } from './checkSyntax';
import { checkTwice } from './checkTwice';
import { newLines } from './newLines';
import { textChecks } from './textChecks';

export interface CheckContext {
  readonly languageId: string;
  /** Of the language, where it has a grammar: without it, syntax and symbols are not checked. */
  readonly syntax?: Syntax;
  /** What was selected, and what takes its place, where one was. */
  readonly selection?: { readonly before: string; readonly after: string };
}

/**
 * What is to be known of a change before it is accepted, found on the text as it would be: the worst first. Nothing is
 * touched and nothing is sent. @param before empty for a file that is made
 */
export function checkProposal(
  before: string,
  after: string,
  { syntax, ...context }: CheckContext,
): readonly Check[] {
  const added = newLines(before.split(/\r?\n/), after.split(/\r?\n/));
  const text = { before, after, added, ...context };
  const checks = textChecks.flatMap((check) => check(text) ?? []);
  if (syntax && before !== after) {
    const [old, next] = syntax.outlines(before, after);
    const was = { document: new DocumentLines(before), outline: old };
    const is = { document: new DocumentLines(after), outline: next };
    const twice = checkTwice(was, is, context.languageId);
    const gone = checkSymbols(old, next);
    // That all is still there says too little where something is there twice.
    const symbols = twice && gone?.level === 'ok' ? [twice] : [twice, gone];
    const late = checkImports(was, is, context.languageId);
    checks.push(...[checkSyntax(old, next), ...symbols, late].flatMap((one) => one ?? []));
  }
  const order = ['bad', 'warn', 'ok'] as const;
  return checks.sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
}
