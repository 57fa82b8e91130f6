// The files of a browser tell an extension nothing of rights and links.

export function canWrite(): Promise<boolean> {
  return Promise.resolve(true);
}

export function realPath(path: string): Promise<string | undefined> {
  return Promise.resolve(path);
}

/** Whether a path is in a folder, or is that folder; both are absolute. */
export function isInside(path: string, folder: string): boolean {
  const root = folder.replace(/[\\/]$/, '');
  if (!path.startsWith(root)) return false;
  const [before, ...names] = path.slice(root.length).split(/[\\/]/);
  return before === '' && !names.includes('..');
}
