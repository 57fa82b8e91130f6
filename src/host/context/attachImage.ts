import * as vscode from 'vscode';
import { imageType, isImageUrl } from '../../core/prompt/image';
import { createAttachment, type Attachment } from '../../core/prompt/attachment';
import { fileName, pathOf } from '../editor/documentPath';
import { ExpectedError } from '../expectedError';

/** Characters of a data URL; bytes of a file that is attached as it is. */
const longestUrl = 4_000_000;
const largestFile = 2_000_000;

/** How the names of images end. */
const endings = /\.(png|jpe?g|webp|gif)$/i;

export function isNamedAsImage(uri: vscode.Uri): boolean {
  return endings.test(uri.path);
}

/** An image that the page has scaled. @throws ExpectedError where it is none */
export function attachImage(name: string, image: string): Attachment {
  if (image.length > longestUrl || !isImageUrl(image)) throw notAnImage(name);
  return imageOf('', name, image);
}

/** An image of the workspace, as it is. @throws ExpectedError where it is none, or too large */
export async function attachImageFile(uri: vscode.Uri, size: number): Promise<Attachment> {
  const name = fileName(uri);
  if (size > largestFile)
    throw new ExpectedError(
      vscode.l10n.t(
        '{0} is too large: the bound is 2 MB. Drop it on the chat, which scales it.',
        name,
      ),
    );
  const bytes = await vscode.workspace.fs.readFile(uri);
  const type = imageType(bytes);
  if (type === undefined) throw notAnImage(name);
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  const path = pathOf(uri);
  return imageOf(uri.toString(), path, `data:${type};base64,${btoa(text)}`);
}

function imageOf(uri: string, path: string, image: string): Attachment {
  const text = vscode.l10n.t('An image.');
  return createAttachment({ id: crypto.randomUUID(), uri, path, languageId: 'text', text, image });
}

function notAnImage(name: string): ExpectedError {
  return new ExpectedError(
    vscode.l10n.t(
      '{0} is no image that models read: PNG, JPEG, WebP or GIF. Nothing was attached.',
      name,
    ),
  );
}
