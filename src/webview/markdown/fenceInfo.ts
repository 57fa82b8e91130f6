import { findLanguage, type Language } from './languages';

/** What the words behind a code fence say. */
export interface FenceInfo {
  readonly language?: Language;
  /** The file that the code belongs to, where the model named one. */
  readonly fileName?: string;
  /** What to write over the block. */
  readonly label: string;
}

/** Reads `ts`, `ts src/a.ts`, `ts:src/a.ts`, `src/a.ts`, `ts title="a.ts"` and the like. */
export function readFenceInfo(info: string): FenceInfo {
  const [first = '', ...others] = info.split(/[\s,{}]+/).filter((word) => word !== '');
  const [head = '', behindColon = ''] = first.split(/:(?![/\\])(.*)/);
  const named = others.map((word) => word.replace(/^(title|file|filename|path)=/i, ''));
  const fileName = [head, behindColon, ...named]
    .map((word) => word.replace(/^["']|["']$/g, ''))
    .find(isFileName);
  const language = findLanguage(head) ?? findLanguage(extension(fileName ?? ''));
  return {
    ...(language === undefined ? {} : { language }),
    ...(fileName === undefined ? {} : { fileName }),
    label: fileName ?? language?.label ?? head,
  };
}

function isFileName(word: string): boolean {
  return /^(?:[a-z]:)?[\w@.+/\\-]*[\w@+-]\.\w{1,12}$/i.test(word);
}

function extension(fileName: string): string {
  return fileName.slice(fileName.lastIndexOf('.') + 1);
}
