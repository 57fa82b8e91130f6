import type { Uri } from 'vscode';

/** Whether a file is in a folder, or in one below it. */
export function isBelow(uri: Uri, folder: Uri): boolean {
  return plain(uri).startsWith(`${plain(folder).replace(/\/$/, '')}/`);
}

/** Whether a file is on a disk of Windows, which does not tell the cases of letters apart; this host may be elsewhere. */
export function onWindows({ path }: Uri): boolean {
  return /^\/[a-z]:/i.test(path);
}

function plain(uri: Uri): string {
  return onWindows(uri) ? uri.path.toLowerCase() : uri.path;
}
