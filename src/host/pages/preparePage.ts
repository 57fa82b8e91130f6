import * as vscode from 'vscode';
import { inBrowser } from '../../core/inBrowser';
import { createNonce, pageHtml, type Missing } from '../chatView/html';

/** What `dist/webview` has: the chat, and the pages of the editor panels. */
export type PageName = 'main' | 'usage' | 'compare' | 'models';

/** Gives a webview the page of this name from `dist/webview`. @param unanswered see `PageTraits` */
export function preparePage(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  name: PageName,
  unanswered?: string,
): void {
  const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  const file = (end: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(folder, `${name}.${end}`)).toString();
  const files = { script: file('js'), styles: [file('css')], source: webview.cspSource };
  const { language, remoteName, uiKind } = vscode.env;
  // On vscode.dev there is no machine that could have one.
  const terminals = uiKind === vscode.UIKind.Desktop || remoteName !== undefined;
  const missing: readonly Missing[] = [
    ...(terminals ? [] : (['terminals'] as const)),
    ...(inBrowser ? (['machine'] as const) : []),
  ];
  const traits = { language, missing, ...(unanswered !== undefined && { unanswered }) };
  webview.html = pageHtml(files, createNonce(), traits);
}
