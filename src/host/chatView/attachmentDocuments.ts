import * as vscode from 'vscode';
import type { Attachment } from '../../core/prompt/attachment';

const scheme = 'frugal-attachment';

/** Shows attachments that come from no file: a diff, the output of a terminal. */
export class AttachmentDocuments implements vscode.TextDocumentContentProvider {
  /** @param find the attachment with this id, as long as its chat is open */
  constructor(private readonly find: (id: string) => Attachment | undefined) {}

  register(): vscode.Disposable {
    return vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  provideTextDocumentContent({ query }: vscode.Uri): string {
    return this.find(query)?.text ?? '';
  }
}

/** Opens what such an attachment holds, read-only. */
export async function showAttachmentText({ chip, languageId }: Attachment): Promise<void> {
  const uri = vscode.Uri.from({ scheme, path: `/${chip.name}`, query: chip.id });
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.languages.setTextDocumentLanguage(document, languageId);
  await vscode.window.showTextDocument(document);
}
