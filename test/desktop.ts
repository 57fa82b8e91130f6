// Runs the integration tests in a desktop VS Code: `npm run test:desktop`. VSCODE_EXECUTABLE names
// an installed one; without it the newest is downloaded, or the one of VSCODE_VERSION: `minimum`, a version. Linux
// without a screen needs `xvfb-run -a`.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { runIntegration, type IntegrationRun } from './integration/runIntegration';
import { cleanUp } from './vscode/cleanUp';
import { desktopExecutable } from './vscode/desktopExecutable';
import { desktopVersion } from './vscode/desktopVersion';
import { cache, repository } from './vscode/folders';

async function runInDesktop(tests: IntegrationRun): Promise<number> {
  const { workspace, settings, machineSettings } = tests;
  const userData = path.join(tests.folder, 'user');
  fs.mkdirSync(path.join(userData, 'User'), { recursive: true });
  fs.writeFileSync(
    path.join(userData, 'User/settings.json'),
    JSON.stringify({ ...settings, ...machineSettings }),
  );
  const executable = process.env['VSCODE_EXECUTABLE'];
  const run = runTests({
    extensionDevelopmentPath: tests.extension,
    extensionTestsPath: tests.tests,
    extensionTestsEnv: { ...tests.env },
    launchArgs: [
      ...(workspace === undefined ? [] : [workspace]),
      ...[
        `--user-data-dir=${userData}`,
        `--extensions-dir=${path.join(tests.folder, 'extensions')}`,
      ],
    ],
    cachePath: path.join(cache, 'desktop'),
    version: desktopVersion(process.env['VSCODE_VERSION'], oldestEngine()),
    ...(executable && { vscodeExecutablePath: desktopExecutable(fs.realpathSync(executable)) }),
  });
  return run.catch((error: unknown) => {
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw new Error(
      'VS Code did not start. VSCODE_EXECUTABLE=/path/to/code names an installed one.',
      {
        cause: error,
      },
    );
  });
}

function oldestEngine(): string {
  const manifest = JSON.parse(fs.readFileSync(path.join(repository, 'package.json'), 'utf8')) as {
    readonly engines: { readonly vscode: string };
  };
  return manifest.engines.vscode;
}

async function end(code: number): Promise<void> {
  await cleanUp();
  process.exit(code);
}

runIntegration(runInDesktop).then(end, (error: unknown) => {
  console.error(error);
  return end(1);
});
