import * as vscode from 'vscode';
import type { App } from '../app';
import type { HostNotifier } from '../notifier';

/**
 * Registers the commands that the manifest contributes; their code is loaded when one is first used. A command never
 * rejects: whatever goes wrong in it is told.
 */
export function registerCommands(
  app: () => Promise<App>,
  notifier: HostNotifier,
  manifest: unknown,
): vscode.Disposable {
  const registered = contributedIds(manifest).map((id) =>
    vscode.commands.registerCommand(id, (...args: readonly unknown[]) =>
      notifier.run(async () => {
        const [{ commands }, started] = await Promise.all([import('./index'), app()]);
        await commands.find((command) => command.id === id)?.run(started, ...args);
      }),
    ),
  );
  return vscode.Disposable.from(...registered);
}

function contributedIds(manifest: unknown): readonly string[] {
  const { contributes } = manifest as {
    readonly contributes: { readonly commands: readonly { readonly command: string }[] };
  };
  return contributes.commands.map(({ command }) => command);
}
