import * as vscode from 'vscode';
import { asRecord } from '../../core/llm/untrusted';
import type { StartedApp } from '../startApp';
import type { WorkspaceTool } from './workspaceTool';

/** Each of the tools in `package.json`; loaded when it is first called. */
const tools: Readonly<Record<string, () => Promise<WorkspaceTool>>> = {
  frugal_search: async () => (await import('./search')).search,
  frugal_read: async () => (await import('./read')).read,
  frugal_diagnostics: async () => (await import('./diagnostics')).diagnostics,
  frugal_symbols: async () => (await import('./symbols')).symbols,
};

/** What models can find out about the workspace, in VS Code's own chat and elsewhere. */
export function registerTools(start: () => Promise<StartedApp>): vscode.Disposable {
  const registered = Object.entries(tools).map(([name, load]) =>
    vscode.lm.registerTool<unknown>(name, {
      prepareInvocation: async ({ input }) => {
        return { invocationMessage: (await load()).message(asRecord(input)) };
      },
      invoke: async (options, token) => {
        const [{ runTool }, tool, { app }] = await Promise.all([
          import('./runTool'),
          load(),
          start(),
        ]);
        return runTool(app, tool, options, token);
      },
    }),
  );
  return vscode.Disposable.from(...registered);
}
