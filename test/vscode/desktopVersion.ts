/**
 * Which VS Code to download, by the words of VSCODE_VERSION: `minimum` is the oldest one that `engines` of `package.json`
 * allows; `stable`, `insiders` and a version are what they say.
 */
export function desktopVersion(wanted: string | undefined, engine: string): string {
  if (wanted === undefined || wanted === '') return 'stable';
  if (wanted !== 'minimum') return wanted;
  const oldest = /^\^(\d+\.\d+\.\d+)$/.exec(engine)?.[1];
  if (oldest === undefined) throw new Error(`"${engine}" does not begin with a version.`);
  return oldest;
}
