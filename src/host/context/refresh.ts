import * as vscode from 'vscode';
import type { Attachment } from '../../core/prompt/attachment';
import type { App } from '../app';
import { attachCode } from '../editor/readCode';
import { targetDocument } from '../review/targetDocument';
import { attachUri } from './attachUri';

/** Reads an attachment of the composer anew: its whole file, or what its lines hold now. @throws GoneError */
export async function refresh({ session }: App, id: string): Promise<void> {
  const { attachments } = session.composed;
  const old = attachments.find(({ chip }) => chip.id === id);
  if (!old || old.uri === '') return;
  const [now] = await readAnew(old);
  if (!now) return;
  await session.changeComposer((composer) =>
    composer.replaceAll(attachments.map((one) => (one === old ? now : one))),
  );
}

async function readAnew({ uri, chip: { lines } }: Attachment): Promise<readonly Attachment[]> {
  if (!lines) return attachUri(vscode.Uri.parse(uri));
  const document = await targetDocument({ uri });
  const [first, last] = lines;
  const range = new vscode.Range(first - 1, 0, last - 1, Number.MAX_SAFE_INTEGER);
  return [attachCode({ document, range: document.validateRange(range) })];
}
