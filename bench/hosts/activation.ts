import { existsSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { EffectWatch, type Effects } from './effects';
import { report } from './report';

/** How one extension came up in one extension host, in milliseconds. */
export interface Activation {
  /** Reading and running its main module. */
  readonly load: number;
  /** From the call of `activate()` until what it returned has resolved. */
  readonly activate: number;
  /** Both as processor time of the host's thread: what it would be on a machine that does nothing else. */
  readonly processor: number;
  /** The whole as VS Code does it, with its own messages between window and host. */
  readonly whole: number;
  /** The extension's own files that are loaded now. */
  readonly files: readonly string[];
  readonly effects: Effects;
  /** Whether VS Code was made to create the extension's folder for data. */
  readonly dataFolder: boolean;
}

export interface Activations {
  readonly pid: number;
  readonly frugal: Activation;
  readonly empty: Activation;
}

/** What an activation started is given this long to show itself. */
const settleMs = 300;

type Load = (request: string, ...more: unknown[]) => unknown;
type Activate = (context: vscode.ExtensionContext) => unknown;

/** Called by VS Code. Frugal comes first, so that nothing has warmed up what it needs. */
export function run(): Promise<void> {
  return report(async (): Promise<Activations> => {
    const frugal = await activate('frugal.frugal');
    return { pid: process.pid, frugal, empty: await activate('frugal.empty') };
  });
}

async function activate(id: string): Promise<Activation> {
  const extension = vscode.extensions.getExtension(id);
  if (!extension) throw new Error(`VS Code does not know ${id}.`);
  if (extension.isActive) throw new Error(`${id} was active before it was asked for.`);
  const effects = new EffectWatch();
  const timing = timeMain(extension.extensionPath, effects);
  const began = performance.now();
  await extension.activate();
  const whole = performance.now() - began;
  await pause(settleMs);
  const { load, activate, processor, context } = timing();
  const files = Object.keys(require.cache)
    .filter((file) => file.startsWith(extension.extensionPath + path.sep) && file !== __filename)
    .map((file) => path.relative(extension.extensionPath, file));
  const dataFolder = existsSync(context.globalStorageUri.fsPath);
  return { load, activate, processor, whole, files, effects, dataFolder };
}

interface Timing extends Pick<Activation, 'load' | 'activate' | 'processor'> {
  readonly context: vscode.ExtensionContext;
}

/** Milliseconds on two clocks. */
interface Clocks {
  readonly wall: number;
  readonly processor: number;
}

function startClocks(): () => Clocks {
  const began = performance.now();
  const busy = process.threadCpuUsage();
  return () => {
    const { user, system } = process.threadCpuUsage(busy);
    return { wall: performance.now() - began, processor: (user + system) / 1000 };
  };
}

/** Times the main module of the extension in this folder where VS Code loads it and calls it. */
function timeMain(folder: string, effects: EffectWatch): () => Timing {
  const modules = Module as unknown as { _load: Load };
  const original = modules._load;
  let loaded: Clocks | undefined;
  let activated: (Clocks & { readonly context: vscode.ExtensionContext }) | undefined;
  const timed =
    (activate: Activate): Activate =>
    async (context) => {
      const since = startClocks();
      await effects.during(() => activate(context));
      activated = { ...since(), context };
    };
  modules._load = function (this: unknown, request, ...more) {
    if (loaded || !request.startsWith(folder))
      return Reflect.apply(original, this, [request, ...more]);
    const since = startClocks();
    const main = effects.during(() => Reflect.apply(original, this, [request, ...more])) as {
      readonly activate: Activate;
    };
    loaded = since();
    return { ...main, activate: timed(main.activate) };
  };
  return () => {
    modules._load = original;
    if (!loaded || !activated) throw new Error(`${folder} was not loaded as expected.`);
    const processor = loaded.processor + activated.processor;
    return { load: loaded.wall, activate: activated.wall, processor, context: activated.context };
  };
}
