import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What the gateway's process tells: where it listens, or whom it tried to reach outside of this machine. */
export type GatewayMessage = { readonly port: number } | { readonly outside: string };

/** Portkey's gateway, as npm has it, in a process of its own. */
export interface Gateway {
  /** `http://127.0.0.1:PORT/v1` */
  readonly url: string;
  /** Hosts outside of this machine that it tried to reach, in vain. */
  readonly outside: readonly string[];
  close(): Promise<void>;
}

const { resolve } = createRequire(__filename);
const script = join(dirname(resolve('@portkey-ai/gateway/package.json')), 'build/start-server.js');

/** Resolves when it listens, on loopback. */
export async function startGateway(): Promise<Gateway> {
  const { PATH = '' } = process.env;
  const child = fork(script, ['--headless', '--port=0'], {
    execArgv: ['--import', 'tsx', '--import', join(__dirname, 'gatewayProcess.ts')],
    env: { PATH, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let printed = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const ended = once(child, 'exit');
  const outside: string[] = [];
  const port = await new Promise<number>((listens, fails) => {
    child.on('message', (message: GatewayMessage) => {
      if ('port' in message) listens(message.port);
      else outside.push(message.outside);
    });
    void ended.then(() => fails(new Error(`The gateway ended:\n${printed}`)));
  });
  return {
    url: `http://127.0.0.1:${port}/v1`,
    outside,
    close: async () => {
      child.kill();
      await ended;
    },
  };
}
