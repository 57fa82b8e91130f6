import * as vscode from 'vscode';
import { webAddress } from '../../core/context/webPage';
import { createAttachment, type Attachment } from '../../core/prompt/attachment';
import type { App } from '../app';
import { NotTextError, NothingSelectedError, TooLargeFileError } from '../editor/errors';
import { largestFile } from '../editor/readCode';
import { attachContext } from './attachContext';
import { attachImage } from './attachImage';
import { attachUri } from './attachUri';
import { attachPage } from './web';

/** So many of what is dropped at once go along. */
const mostDropped = 50;

/** Attaches files and folders of the workspace or the machine, and web pages once the user has said so. */
export async function attachUris(app: App, uris: readonly string[]): Promise<void> {
  const all: Attachment[] = [];
  for (const text of [...new Set(uris)].slice(0, mostDropped)) {
    const page = /^https?:/i.test(text) ? webAddress(text) : undefined;
    all.push(...(page ? await attachPage(app, page) : await attachUri(vscode.Uri.parse(text))));
  }
  await attachContext(app, all);
}

/**
 * Attaches the text of a file that the page was given without an address.
 * @throws TooLargeFileError, NotTextError, NothingSelectedError
 */
export async function attachText(
  app: App,
  { name, text, size }: { readonly name: string; readonly text: string; readonly size: number },
): Promise<void> {
  if (text.length > largestFile || (text === '' && size > 0)) throw new TooLargeFileError(name);
  if (text.includes('\0') || text.includes('\uFFFD')) throw new NotTextError(name);
  if (text.trim() === '') throw new NothingSelectedError();
  const id = crypto.randomUUID();
  await attachContext(app, [
    createAttachment({ id, uri: '', path: name, languageId: 'text', text }),
  ]);
}

/** Attaches an image that the page has scaled. @throws ExpectedError where it is none */
export async function attachScaled(
  app: App,
  { name, image }: { readonly name: string; readonly image: string },
): Promise<void> {
  await attachContext(app, [attachImage(name, image)]);
}
