import type { Outline } from '../../syntax/codeSymbol';
import type { DocumentLines } from '../places/documentLines';

/** A text as its lines and as its grammar reads it. */
export interface ReadCode {
  readonly document: DocumentLines;
  readonly outline: Outline;
}
