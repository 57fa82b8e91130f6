import { access, constants, lstat, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';

/** Whether this process may write the file, and somebody may. A file that is not there counts as writable. */
export async function canWrite(path: string): Promise<boolean> {
  try {
    await access(path, constants.W_OK);
    // An administrator may write what nobody is to write.
    return ((await stat(path)).mode & 0o222) !== 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

/**
 * The path with every link followed, of a file that may not be there yet; undefined where a link leads nowhere, as what is
 * written there would be made wherever that is.
 */
export async function realPath(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch {
    const above = dirname(path);
    if (above === path || (await isLink(path))) return undefined;
    const real = await realPath(above);
    return real === undefined ? undefined : join(real, basename(path));
  }
}

/** Whether a path is in a folder, or is that folder; both are absolute. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

async function isLink(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isSymbolicLink();
  } catch {
    return false;
  }
}
