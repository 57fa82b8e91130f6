import { parseArgs } from 'node:util';
import { startSimulator } from './simulator';

const usage = 'Usage: npm run simulator -- [--port N]';

function portFrom(argv: readonly string[]): number | undefined {
  try {
    const { values } = parseArgs({ args: [...argv], options: { port: { type: 'string' } } });
    const port = Number(values.port ?? 0);
    return Number.isInteger(port) && port >= 0 && port < 65_536 ? port : undefined;
  } catch {
    return undefined;
  }
}

async function main(): Promise<void> {
  const port = portFrom(process.argv.slice(2));
  if (port === undefined) {
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  const simulator = await startSimulator({ port });
  console.log(`OpenRouter simulator

  address   ${simulator.url}
  key       ${simulator.key}
  sign in   ${simulator.origin}/auth?callback_url=...&code_challenge=...
  control   POST ${simulator.origin}/control/journal, fault, account, clock, rate, answer, reset, ...

Nothing leaves this machine. Ctrl+C stops it.`);
  const stop = (): void => void simulator.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
