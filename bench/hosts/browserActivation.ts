import * as vscode from 'vscode';
import { browserResultMark } from '../../test/results/browserResultMark';
import type { Report } from './report';

/** How Frugal came up in one extension host of a browser, in milliseconds. */
export interface BrowserActivation {
  /** When this host began; tells it from others. */
  readonly host: number;
  /** Compiling its file and running it. VS Code has fetched it before. */
  readonly load: number;
  /** From the call of `activate()` until what it returned has resolved. */
  readonly activate: number;
  /** The whole as VS Code does it, with fetching the file. */
  readonly whole: number;
}

type Activate = (context: vscode.ExtensionContext) => unknown;
type Main = (module: { exports: { activate: Activate } }, ...more: unknown[]) => unknown;

/** Called by VS Code. */
export async function run(): Promise<void> {
  const made: Report<BrowserActivation> = await measure().then(
    (value) => ({ value }),
    (error: unknown) => ({ error: String(error instanceof Error ? error.stack : error) }),
  );
  console.log(browserResultMark + JSON.stringify(made).replaceAll('%', '\\u0025'));
}

async function measure(): Promise<BrowserActivation> {
  const extension = vscode.extensions.getExtension('frugal.frugal');
  if (!extension || extension.isActive) throw new Error('Frugal is not there, or is active.');
  const timing = timeMain();
  const began = performance.now();
  await extension.activate();
  const whole = performance.now() - began;
  return { host: performance.timeOrigin, whole, ...timing() };
}

/** VS Code makes a function of an extension's file, and calls it: both are timed where it does. */
function timeMain(): () => Pick<BrowserActivation, 'load' | 'activate'> {
  let load = Number.NaN;
  let activate = Number.NaN;
  const original = globalThis.Function;
  globalThis.Function = new Proxy(original, {
    construct(target, given: string[]) {
      const since = performance.now();
      const main = Reflect.construct(target, given) as Main;
      const compiled = performance.now() - since;
      return (...values: Parameters<Main>): unknown => {
        const start = performance.now();
        const result = main(...values);
        load = compiled + performance.now() - start;
        const [module] = values;
        const inner = module.exports.activate;
        module.exports = {
          ...module.exports,
          activate: async (context) => {
            const called = performance.now();
            await inner(context);
            activate = performance.now() - called;
          },
        };
        return result;
      };
    },
  });
  return () => {
    globalThis.Function = original;
    if (Number.isNaN(load + activate)) throw new Error('Frugal was not loaded as expected.');
    return { load, activate };
  };
}
