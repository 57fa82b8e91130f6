// Stands in for the executable of a desktop VS Code where there is none: takes the arguments that
// @vscode/test-electron gives, and runs the same test module in the server's extension host.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { runExtensionTests } from './extensionTests';
import type { Settings } from './server';

/** What the user of the desktop set; a server reads some of it from elsewhere. */
function userSettings(userData: unknown): Settings {
  if (typeof userData !== 'string') return {};
  const file = path.join(userData, 'User/settings.json');
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Settings) : {};
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    strict: false, // the many flags that only a desktop understands
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string' },
      extensionTestsPath: { type: 'string' },
      'user-data-dir': { type: 'string' },
    },
  });
  const { extensionDevelopmentPath: extension, extensionTestsPath: tests } = values;
  if (typeof extension !== 'string' || typeof tests !== 'string') {
    console.error('Only --extensionDevelopmentPath with --extensionTestsPath is understood.');
    return 2;
  }
  const workspace = positionals[0];
  return runExtensionTests({
    extension,
    tests,
    machineSettings: userSettings(values['user-data-dir']),
    ...(workspace === undefined ? {} : { workspace: path.resolve(workspace) }),
  });
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(2);
  },
);
