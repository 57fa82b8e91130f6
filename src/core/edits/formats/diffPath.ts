import { cleanPath, isPath } from '../answer/fileName';

/** A name in the header of a diff. */
export interface DiffPath {
  /** Absent for `/dev/null`, and for words that name no file (`--- original`). */
  readonly path?: string;
  /** It cannot be anything but a file, or `/dev/null`. */
  readonly isCertain: boolean;
}

/** Reads what stands behind --- or +++, without the time that diff adds. */
export function readDiffPath(text: string): DiffPath {
  const name = text
    .replace(/\t.*$/, '')
    .replace(/ \d{4}-\d\d-\d\d .*$/, '')
    .replace(/ \((?:revision|working copy|original|modified|updated|new|old)\b[^)]*\)$/i, '')
    .trim()
    .replace(/^["'`](.*)["'`]$/, '$1');
  if (name === '/dev/null') return { isCertain: true };
  const isCertain = isPath(name) || /^[abciow]\/\S+$/.test(name);
  return isCertain || /[./\\]\S*$/.test(name)
    ? { path: cleanPath(name), isCertain }
    : { isCertain };
}

/** Whether a header says that there is no such file before or after. */
export function isNoFile(path: DiffPath | undefined): boolean {
  return path?.isCertain === true && path.path === undefined;
}

const sides =
  /^(?:[abciow]|original|old|orig|before|modified|new|updated|after)\/|\.(?:orig|old|bak|original|new)$/g;

/** The file that a header is about; where its sides name two (`renamed`, or a mistake), the one that is there now. */
export function pathOfDiff(
  old: DiffPath | undefined,
  now: DiffPath | undefined,
): string | undefined {
  const [from, to] = [old?.path, now?.path];
  if (from === undefined || to === undefined) return (from ?? to)?.replace(/^[ab]\//, '');
  return from === to ? from : from.replace(sides, '');
}

export function nameTwoFiles(old: DiffPath | undefined, now: DiffPath | undefined): boolean {
  const [from, to] = [old?.path, now?.path].map((path) => path?.replace(sides, ''));
  return from !== undefined && to !== undefined && from !== to;
}
