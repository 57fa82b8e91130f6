import type { Clock, Storage } from '../../core/ports';
import type { SetAside } from '../../core/storageError';
import type { AnswerBounds } from '../../core/chat/answerBounds';
import { WebAnswerCache } from './answerCache';
import { WebCache } from './cache';
import { ChatIndex } from './chatIndex';
import { ChatMessages } from './chatMessages';
import { WebChatStore } from './chatStore';
import type { Folder } from './folder';
import { WebLedger } from './ledger';
import { Records } from './records';
import { WebTurnQueue } from './turnQueue';
import type { Windows } from './windows';

export interface WebStorageOptions {
  readonly folder: Folder;
  readonly windows: Windows;
  readonly clock: Clock;
  readonly onSetAside: (setAside: SetAside) => void;
  readonly answers?: AnswerBounds;
  /** See `RecordsOwner`. */
  readonly freshMs: number;
}

/** Touches no file before the first call of a method. */
export function createWebStorage(options: WebStorageOptions): Storage {
  const { folder, windows, clock, onSetAside, freshMs } = options;
  const owner = { id: windows.id, now: () => clock.now(), onSetAside, freshMs };
  const records = (name: string): Records => new Records(folder.below(name), owner);
  const index = new ChatIndex(records('chats'));
  const messages = new ChatMessages(folder.below('messages'), owner);
  const answers = new WebAnswerCache(index, folder.below('answers'), options.answers);
  const ledger = new WebLedger(records('requests'), windows);
  const queue = new WebTurnQueue(index, ledger, windows);
  const chats = new WebChatStore(index, messages, windows, clock, async (chatId) => {
    await queue.forget(chatId);
    await answers.forget(chatId);
  });
  const cache = new WebCache(records('cache'), windows);
  return { chats, ledger, cache, answers, queue, dispose: () => windows.dispose() };
}
