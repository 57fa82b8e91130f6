import type { EditFormat } from '../edits/edit';
import type { AnswerFormat } from './answerFormats';

/** What an answer was read as, in the terms of what can be asked for; undefined for what cannot be. */
export function writtenFormat(read: EditFormat, isForSelection: boolean): AnswerFormat | undefined {
  switch (read) {
    case 'searchReplace':
      return 'searchReplace';
    case 'unifiedDiff':
    case 'patch':
      return 'unifiedDiff';
    case 'wholeFile':
    case 'block':
    case 'bare':
      return isForSelection ? 'replacement' : 'wholeFile';
    case 'toolCall':
      return undefined;
  }
}
