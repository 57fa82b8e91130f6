import type { FromPage } from '../../shared/protocol';

/** What was dropped on the composer, or pasted into it, that is no text. It can be read during the event only. */
export interface Dropped {
  readonly uris: readonly string[];
  readonly files: readonly File[];
}

/** Types in which VS Code and the desktop tell where files are. */
const uriTypes = ['application/vnd.code.uri-list', 'text/uri-list'];

/** Undefined where it is text, or nothing: that is the browser's business. */
export function readDropped(data: DataTransfer | null): Dropped | undefined {
  if (!data) return undefined;
  const lists = uriTypes.map((type) => data.getData(type)).filter((list) => list !== '');
  const uris = (lists[0] ?? '')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'));
  const files = [...data.files];
  return uris.length > 0 || files.length > 0 ? { uris, files } : undefined;
}

/** Whether it may be dropped here: what it is cannot be read before it is. */
export function mayDrop(data: DataTransfer | null): boolean {
  return data?.types.some((type) => type === 'Files' || uriTypes.includes(type)) ?? false;
}

/** Has the host attach it. Of files without an address it gets the text. */
export async function attachDropped(
  { uris, files }: Dropped,
  post: (message: FromPage) => void,
): Promise<void> {
  if (uris.length > 0) {
    post({ type: 'attachUris', uris });
    return;
  }
  for (const file of files) {
    if (file.type.startsWith('image/')) {
      const { scaleImage } = await import('./scaleImage');
      post({ type: 'attachImage', name: file.name, image: (await scaleImage(file)) ?? '' });
      continue;
    }
    // The host says that it is too large, and needs none of it for that.
    const text = file.size > mostBytes ? '' : await file.text();
    post({ type: 'attachText', name: file.name, text, size: file.size });
  }
}

/** No larger text goes along; a character takes up to four bytes. */
const mostBytes = 4_000_000;
