import { spawn } from 'node:child_process';

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a command to its end and gives what it printed; throws with the end of its output. */
export async function run(
  command: string,
  args: readonly string[],
  { cwd, env }: CommandOptions = {},
): Promise<string> {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let everything = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    everything += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    everything += text;
  });
  const code = await new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => resolve(status ?? signal));
  });
  if (code !== 0) {
    const tail = everything.trim().split('\n').slice(-15).join('\n');
    throw new Error(`"${command} ${args.join(' ')}" ended with ${code ?? 'nothing'}:\n${tail}`);
  }
  return output;
}

/** Runs npm in a folder of its own, so that the script which called us does not shine through. */
export async function npm(args: readonly string[], cwd: string): Promise<string> {
  const inherited = /^npm_(package_|lifecycle_|config_(local_prefix|global_prefix|prefix)$)/i;
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !inherited.test(name)),
  );
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  // Inside npm scripts this is npm's own file, which runs everywhere without a shell.
  const script = process.env['npm_execpath'];
  return script?.endsWith('.js')
    ? run(process.execPath, [script, ...args, ...quiet], { cwd, env })
    : run('npm', [...args, ...quiet], { cwd, env });
}
