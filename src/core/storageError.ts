import { say } from './say';

/** `full`: no room on the disk; `readOnly`: no right to write; `corrupt`: the file cannot be read. */
export type StorageFault = 'full' | 'readOnly' | 'corrupt' | 'other';

const sentences: Readonly<Record<StorageFault, () => string>> = {
  full: () => say('The disk is full, so Frugal could not save.'),
  readOnly: () => say('Frugal may not write to its storage folder, so it could not save.'),
  corrupt: () =>
    say('The file in which Frugal keeps chats and requests is damaged and could not be replaced.'),
  other: () => say('Frugal could not reach its storage.'),
};

/** A file that could not be used was moved away and a new one started. */
export interface SetAside {
  /** Where the old file is now. */
  readonly path: string;
  readonly cause: 'corrupt' | 'newer';
}

/** What was to be kept was not kept, or could not be read. The message is a sentence for the user. */
export class StorageError extends Error {
  override readonly name = 'StorageError';

  constructor(
    readonly reason: StorageFault,
    cause?: unknown,
  ) {
    super(sentences[reason](), { cause });
  }
}
