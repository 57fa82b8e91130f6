import type { Attachment } from '../../core/prompt/attachment';
import type { App } from '../app';

/** Something that can go with a message, found by what was typed. */
export interface FoundContext {
  readonly label: string;
  /** What tells it from others of its name: a folder, a line, an author. */
  readonly detail?: string;
  /** A codicon; absent: that of its kind. */
  readonly icon?: string;
  /** @throws ExpectedError where it is nothing that can be sent */
  readonly attach: (app: App) => Promise<readonly Attachment[]>;
}

export interface FoundList {
  readonly items: readonly FoundContext[];
  /** What is not in the list, and why: a sentence. */
  readonly note?: string;
}

interface Named {
  /** What is typed behind `@`. */
  readonly name: string;
  readonly icon: string;
  /** What it is, for the list. */
  readonly label: () => string;
  /** Whether there is any now, as far as that is known at once; absent: there may always be. */
  readonly isThere?: () => boolean;
}

/** There is one of it now, which goes along at once. */
export interface SingleKind extends Named {
  /** @throws ExpectedError where there is none */
  readonly attach: FoundContext['attach'];
}

/** There are many of it, to choose from. */
export interface ListKind extends Named {
  /** What an empty list says. */
  readonly hint: () => string;
  /** The best ones for what was typed behind its name, bounded; it ends with the signal. */
  readonly find: (app: App, typed: string, signal: AbortSignal) => Promise<FoundList>;
}

/** A kind of context: how it is offered, and how it becomes attachments. */
export type ContextKind = SingleKind | ListKind;

/** So many of a list are shown. */
export const mostShown = 50;

export function isSingle(kind: ContextKind): kind is SingleKind {
  return 'attach' in kind;
}
