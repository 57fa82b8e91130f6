import * as vscode from 'vscode';
import { ChatView } from './host/chatView/chatView';
import { registerCommands } from './host/commands/registerCommands';
import { registerCodeActions } from './host/editor/codeActions';
import { Log } from './host/log';
import { ModelList } from './host/languageModels/modelList';
import { registerNative } from './host/native/registerNative';
import { HostNotifier } from './host/notifier';
import type { StartedApp } from './host/startApp';

/**
 * Called by VS Code when one of Frugal's views or commands is first used. It asks nobody, writes nothing, and loads no
 * more than what it registers: all else comes with the view or with the first command.
 */
export function activate(context: vscode.ExtensionContext): void {
  const log = new Log();
  const notifier = new HostNotifier(log);
  const view = new ChatView(context.extensionUri);
  const models = new ModelList(context.globalState);
  let starting: Promise<StartedApp> | undefined;
  const start = (): Promise<StartedApp> =>
    (starting ??= import('./host/startApp').then(({ startApp }) =>
      startApp(context, { log, notifier, view, models }),
    ));
  const provider: vscode.WebviewViewProvider = {
    resolveWebviewView: (shown) => {
      view.resolveWebviewView(shown);
      const isFirst = starting === undefined;
      // While the page loads, so that there is an answer to its first message.
      void notifier.run(async () => {
        const { review } = (await start()).app;
        // Not after a command: the user is at something else then.
        if (isFirst) await review.reopen();
      });
    },
  };
  context.subscriptions.push(
    log,
    view,
    vscode.window.registerWebviewViewProvider(ChatView.id, provider),
    view.onDidReceive((message) => {
      void notifier.run(async () => (await start()).page.receive(message));
    }),
    vscode.window.registerWebviewPanelSerializer('frugal.usage', {
      deserializeWebviewPanel: (panel) =>
        notifier.run(async () => (await start()).app.usage.take(panel)),
    }),
    vscode.window.registerWebviewPanelSerializer('frugal.models', {
      deserializeWebviewPanel: (panel) =>
        notifier.run(async () => (await start()).app.modelsView.take(panel)),
    }),
    vscode.window.registerWebviewPanelSerializer('frugal.compare', {
      deserializeWebviewPanel: (panel) =>
        notifier.run(async () => (await start()).app.compare.restore(panel)),
    }),
    registerCommands(async () => (await start()).app, notifier, context.extension.packageJSON),
    vscode.window.registerUriHandler({
      handleUri: (uri) =>
        notifier.run(async () => {
          const { openUri } = await import('./host/uriHandler');
          await openUri(uri, { notifier, app: async () => (await start()).app });
        }),
    }),
    registerNative(start, { models, log, extensionUri: context.extensionUri }),
    registerCodeActions((document, problem) => {
      // Nothing is started only because a lamp is lit.
      void notifier.run(async () => (await starting)?.app.context.prepareFix(document, problem));
    }),
  );
}
