import type { UserMessage } from '../../shared/chat';
import type { Detail } from '../chat/chatLog';
import type { EditTarget } from '../edits/target';
import type { Files } from '../ports';
import { createAttachment, type Attachment } from '../prompt/attachment';
import { codeNow, isStillThere, type Piece } from './codeNow';

/** Names of files of which a question's code is another one now, or that are gone. */
export interface CodeChanges {
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}

/** What became of the code that goes with a question since it was asked. */
export async function changesOf(detail: Detail, files: Pick<Files, 'read'>): Promise<CodeChanges> {
  const changed = new Set<string>();
  const gone = new Set<string>();
  for (const source of sourcesOf(detail)) {
    const file = await readText(files, source.uri);
    const name = source.path.slice(source.path.lastIndexOf('/') + 1);
    if (file === undefined) gone.add(name);
    else if (!isStillThere(file, source)) changed.add(name);
  }
  return { changed: [...changed], gone: [...gone] };
}

/** The question with its code as it is now; what is gone or empty stays as it was. */
export async function withCodeNow(
  question: UserMessage,
  detail: Detail,
  files: Pick<Files, 'read'>,
): Promise<{ readonly question: UserMessage; readonly detail: Detail }> {
  const attachments = await Promise.all(
    (detail.attachments ?? []).map((old) => attachmentNow(old, files)),
  );
  const target = detail.target && (await targetNow(detail.target, files));
  const chips = attachments.map(({ chip }) => ({ ...chip, automatic: false }));
  return {
    question: { ...question, attachments: chips },
    detail: { ...detail, attachments, ...(target && { target }) },
  };
}

async function attachmentNow(old: Attachment, files: Pick<Files, 'read'>): Promise<Attachment> {
  if (!isCode(old)) return old;
  const { lines, id } = old.chip;
  const file = await readText(files, old.uri);
  const piece = { text: old.text, ...(lines && { lines }) };
  if (file === undefined || file.trim() === '' || isStillThere(file, piece)) return old;
  return createAttachment({ ...old, ...codeNow(file, piece), id });
}

async function targetNow(old: EditTarget, files: Pick<Files, 'read'>): Promise<EditTarget> {
  const file = await readText(files, old.uri);
  const piece = pieceOf(old);
  if (file === undefined || file.trim() === '' || isStillThere(file, piece)) return old;
  const { text, offset, lines } = codeNow(file, piece);
  return { ...old, text, offset, firstLine: lines?.[0] ?? 1 };
}

/** As it is now; undefined when it is gone, or is no text any more. */
async function readText(files: Pick<Files, 'read'>, uri: string): Promise<string | undefined> {
  const found = await files.read(uri);
  return typeof found === 'object' ? found.text : undefined;
}

/** The user's choice, from a file. */
function isCode({ uri, supporting = false }: Attachment): boolean {
  return uri !== '' && !supporting;
}

function pieceOf({ text, firstLine }: EditTarget): Required<Piece> {
  return { text, lines: [firstLine, firstLine + text.split('\n').length - 1] };
}

function sourcesOf({
  attachments = [],
  target,
}: Detail): readonly (Piece & { readonly uri: string; readonly path: string })[] {
  const attached = attachments.filter(isCode).map(({ uri, path, text, chip: { lines } }) => ({
    ...{ uri, path, text },
    ...(lines && { lines }),
  }));
  return target ? [...attached, { ...target, ...pieceOf(target) }] : attached;
}
