// A browser has no files of a disk, so nothing is asked of these: what is written goes through `workspace.fs` alone.

export function canWrite(): Promise<boolean> {
  return Promise.resolve(false);
}

export function realPath(): Promise<undefined> {
  return Promise.resolve(undefined);
}

export function isInside(): boolean {
  return false;
}
