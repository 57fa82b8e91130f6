import * as path from 'node:path';

const own = ['dist', 'out', 'src', 'test'];

/**
 * Whether an error comes from the host alone: its stack has files, and none of them is of the project
 * in this folder. The host itself may be kept inside it, in a folder of its own.
 */
export function isForeign({ stack = '' }: Error, project: string): boolean {
  const frames = stack.split('\n').filter((line) => /^\s+at .*[\\/]/.test(line));
  const folders = own.map((folder) => path.join(project, folder) + path.sep);
  return (
    frames.length > 0 && !frames.some((frame) => folders.some((folder) => frame.includes(folder)))
  );
}
