// Runs the integration tests in the extension host of a VS Code server: `npm run test:integration`.
import { runExtensionTests } from '../vscode/extensionTests';
import { runIntegration } from './runIntegration';

runIntegration(runExtensionTests).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
