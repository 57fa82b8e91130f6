import type * as vscode from 'vscode';
import { asRecord, asText } from '../../core/llm/untrusted';
import type { Task } from '../../shared/chat';

/** What VS Code keeps with an answer. */
export interface ResultMetadata {
  /** The chat in Frugal's history that the answer is in. */
  readonly chatId: string;
  readonly answerId: string;
  readonly task: Task;
  /** Who answered, for how many requests. */
  readonly modelName: string;
  readonly requests: number;
}

/** Undefined where the result is none of an answer. */
export function readMetadata({
  metadata,
}: vscode.ChatResult): Pick<ResultMetadata, 'chatId' | 'answerId'> | undefined {
  const chatId = asText(asRecord(metadata)['chatId']);
  const answerId = asText(asRecord(metadata)['answerId']);
  return chatId === undefined || answerId === undefined ? undefined : { chatId, answerId };
}
