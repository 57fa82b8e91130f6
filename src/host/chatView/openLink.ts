import * as vscode from 'vscode';

/** Web pages only; VS Code asks before it leaves. */
export async function openLink(url: string): Promise<void> {
  if (!/^https?:\/\//i.test(url)) return;
  await vscode.env.openExternal(vscode.Uri.parse(url, true));
}
