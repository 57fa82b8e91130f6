import type { AttachmentChip } from '../../shared/chat';
import { shownName } from '../cellPath';
import { imageTokens } from './image';
import { estimateTokens } from './tokens';

/** A piece of the user's code that goes with a message. */
export interface Attachment {
  readonly chip: AttachmentChip;
  /** Where it comes from, as a URI string; empty for what is no file: a diff, the output of a terminal. */
  readonly uri: string;
  /** The path as the user knows it, relative to the workspace. */
  readonly path: string;
  /** VS Code's language identifier: `typescript`. */
  readonly languageId: string;
  readonly text: string;
  /** A data URL: it goes along as an image, and its text only says so. */
  readonly image?: string;
  /** What Frugal found that helps: to be read, not changed, and the first to be left out where room is short. */
  readonly supporting?: boolean;
  /** What the project wants of all that is written for it; supporting, and the last of that to be left out. */
  readonly rule?: boolean;
}

/** @param lines first and last line, 1-based and inclusive; absent for a whole file */
export function createAttachment(source: {
  readonly id: string;
  readonly uri: string;
  readonly path: string;
  /** Absent: the last part of the path. */
  readonly name?: string;
  readonly languageId: string;
  readonly text: string;
  readonly lines?: readonly [first: number, last: number];
  readonly automatic?: boolean;
  readonly image?: string;
  readonly supporting?: boolean;
  readonly rule?: boolean;
}): Attachment {
  const { id, uri, path, languageId, text, lines, automatic = false, image, rule } = source;
  const supporting = source.supporting ?? rule;
  const { name = shownName(path) } = source;
  return {
    chip: {
      ...{ id, name, tokens: image ? imageTokens : estimateTokens(text), automatic },
      ...(lines && { lines }),
      ...(image && { isImage: true }),
      ...(rule && { rule }),
    },
    uri,
    path,
    languageId,
    text,
    ...(image && { image }),
    ...(supporting && { supporting }),
    ...(rule && { rule }),
  };
}
