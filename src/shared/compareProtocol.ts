import type { AnswerMessage, AttachmentChip } from './chat';
import type { CompareStrings } from './compareStrings';
import type { FromPage, ToPage } from './protocol';
import type { PageStrings } from './strings';

/** What the page of a comparison shows beside the answers' own texts. */
export interface ComparisonState {
  /** What each model was asked. */
  readonly question: string;
  readonly attachments: readonly AttachmentChip[];
  /** In the order of the columns. While names are hidden, they have none. */
  readonly answers: readonly AnswerMessage[];
  /** The user sees letters in place of names until one is used. */
  readonly hidden: boolean;
  /** The id of the answer that was carried into the chat. */
  readonly used?: string;
}

export type ToComparePage =
  /** Everything, in answer to `ready`, and when something else than an answer changed. */
  | {
      readonly type: 'comparison';
      readonly comparison: ComparisonState;
      readonly strings: CompareStrings;
      readonly words: PageStrings;
    }
  | Extract<ToPage, { readonly type: 'message' | 'delta' }>;

export type FromComparePage =
  /** The page has started and waits for `comparison`. */
  | { readonly type: 'ready' }
  /** The answers that are still coming in. */
  | { readonly type: 'stop' }
  /** Carry the answer with this id into the chat, at no request. */
  | { readonly type: 'use'; readonly id: string }
  /** Show the names. */
  | { readonly type: 'reveal' }
  | Extract<
      FromPage,
      { readonly type: 'copy' | 'insertAtCursor' | 'newFile' | 'openLink' | 'pageError' }
    >;
