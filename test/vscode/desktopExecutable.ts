import * as fs from 'node:fs';
import * as path from 'node:path';

type System = 'linux' | 'darwin' | 'win32';

/** Where the program is, as seen from the folder of its command. */
const programs: Readonly<Record<System, readonly string[]>> = {
  linux: ['../code', '../code-insiders', '../codium'],
  darwin: ['../../../MacOS/Electron', '../../../MacOS/Code', '../../../MacOS/VSCodium'],
  win32: ['../Code.exe', '../Code - Insiders.exe', '../VSCodium.exe'],
};

/**
 * The program that VSCODE_EXECUTABLE means. The command that users have on their path starts it and ends at once, so that
 * nobody would hear what became of the tests.
 */
export function desktopExecutable(
  named: string,
  system: NodeJS.Platform = process.platform,
  exists: (file: string) => boolean = fs.existsSync,
): string {
  const paths = system === 'win32' ? path.win32 : path.posix;
  const folder = paths.dirname(named);
  if (paths.basename(folder) !== 'bin') return named;
  const ways = Object.hasOwn(programs, system) ? programs[system as System] : [];
  return ways.map((way) => paths.join(folder, way)).find(exists) ?? named;
}
