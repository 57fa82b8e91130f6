// Runs the integration tests in the extension host of a VS Code server, and then in the one of the browser on it:
// `npm run test:integration`; with `-- node` or `-- browser` in that one alone.
import { runExtensionTests } from '../vscode/extensionTests';
import { say } from '../vscode/steps';
import { runIntegration } from './runIntegration';

const hosts = { node: 'in Node', browser: 'in a browser' } as const;

async function main(only: string | undefined): Promise<number> {
  let worst = 0;
  for (const host of ['node', 'browser'] as const) {
    if (only !== undefined && only !== host) continue;
    say(`  ${hosts[host]}`);
    worst = Math.max(worst, await runIntegration(runExtensionTests, host));
  }
  return worst;
}

main(process.argv[2]).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
