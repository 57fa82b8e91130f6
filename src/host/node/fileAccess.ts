import { access, constants } from 'node:fs/promises';

/** Whether this process may write the file. A file that is not there counts as writable. */
export async function canWrite(path: string): Promise<boolean> {
  try {
    await access(path, constants.W_OK);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
