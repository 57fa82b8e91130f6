import { say } from './say';

/** A notebook's path with one of its cells: models read and write it, so it is English in every language. */
export function cellPath(path: string, number: number): string {
  return `${path} (cell ${number})`;
}

/** What the user calls a file: the last part of its path, with the cell in their language. */
export function shownName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const [, notebook, number] = /^(.+) \(cell (\d+)\)$/.exec(name) ?? [];
  if (notebook === undefined || number === undefined) return name;
  return say('{0} (cell {1})', notebook, number);
}
