import type { AttachmentChip } from '../../shared/chat';
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
  /** What Frugal found that helps: to be read, not changed, and the first to be left out where room is short. */
  readonly supporting?: boolean;
}

/** @param lines first and last line, 1-based and inclusive; absent for a whole file */
export function createAttachment(source: {
  readonly id: string;
  readonly uri: string;
  readonly path: string;
  readonly languageId: string;
  readonly text: string;
  readonly lines?: readonly [first: number, last: number];
  readonly automatic?: boolean;
  readonly supporting?: boolean;
}): Attachment {
  const { id, uri, path, languageId, text, lines, automatic = false, supporting } = source;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return {
    chip: { id, name, ...(lines && { lines }), tokens: estimateTokens(text), automatic },
    uri,
    path,
    languageId,
    text,
    ...(supporting && { supporting }),
  };
}
