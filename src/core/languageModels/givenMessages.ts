import type { PromptMessage, ToolCall } from '../llm/request';
import { asList, asRecord, isRecord } from '../llm/untrusted';
import { isImageUrl } from '../prompt/image';

/** A message as VS Code hands it over. Its parts are told apart by what they hold: newer versions have more kinds. */
export interface GivenMessage {
  /** 1: user, 2: assistant; anything else are instructions. */
  readonly role: number;
  readonly content: readonly unknown[];
}

/** The messages in the form that providers take: each call has its result behind it, and each result its call before it. */
export function readMessages(given: readonly GivenMessage[]): readonly PromptMessage[] {
  return pairResults(given.flatMap(readMessage));
}

/** What the parts of one message come to. */
interface Parts {
  readonly texts: string[];
  readonly images: string[];
  readonly calls: ToolCall[];
  readonly results: PromptMessage[];
}

function readMessage({ role, content }: GivenMessage): readonly PromptMessage[] {
  const parts: Parts = { texts: [], images: [], calls: [], results: [] };
  for (const part of content) readPart(part, parts);
  const { texts, images, calls, results } = parts;
  const text = texts.join('');
  if (role === 2) {
    if (text === '' && calls.length === 0) return [];
    return [{ role: 'assistant', content: text, ...(calls.length > 0 && { toolCalls: calls }) }];
  }
  if (text === '' && images.length === 0) return results;
  const said = role === 1 ? 'user' : 'system';
  return [...results, { role: said, content: text, ...(images.length > 0 && { images }) }];
}

function readPart(part: unknown, into: Parts): void {
  if (typeof part === 'string') {
    into.texts.push(part);
    return;
  }
  const { value, callId, name, input, content, mimeType, data } = asRecord(part);
  if (typeof callId === 'string' && typeof name === 'string') {
    into.calls.push({ id: callId, name, arguments: JSON.stringify(input ?? {}) });
  } else if (typeof callId === 'string') {
    into.results.push({ role: 'tool', toolCallId: callId, content: readResult(content, into) });
  } else if (typeof mimeType === 'string' && data instanceof Uint8Array) {
    readData(mimeType, data, into);
  } else if (typeof value === 'string' && !isThought(part)) into.texts.push(value);
}

/** Newer versions have what a model thought as a part of its own, with an `id`: it is not for other models to read. */
function isThought(part: unknown): boolean {
  return isRecord(part) && ('id' in part || 'metadata' in part);
}

/** A tool can only answer in words: its images go along behind all results. */
function readResult(content: unknown, { images }: Parts): string {
  const own: Parts = { texts: [], images: [], calls: [], results: [] };
  for (const part of asList(content)) {
    const { value } = asRecord(part);
    // A prompt that its tool has not put into words.
    if (isRecord(value)) own.texts.push(JSON.stringify(value));
    else readPart(part, own);
  }
  images.push(...own.images);
  return own.texts.join('\n');
}

function readData(mimeType: string, data: Uint8Array, { texts, images }: Parts): void {
  if (/^text\/|json/.test(mimeType)) {
    texts.push(new TextDecoder().decode(data));
    return;
  }
  const url = `data:${mimeType};base64,${base64(data)}`;
  // What is no image that models read is a note of VS Code's own, as where to cache.
  if (isImageUrl(url)) images.push(url);
}

function base64(bytes: Uint8Array): string {
  let text = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** Providers refuse a call without its result, as one that was stopped leaves it, and a result of nothing. */
function pairResults(messages: readonly PromptMessage[]): readonly PromptMessage[] {
  const paired: PromptMessage[] = [];
  const results = new Map(
    messages.flatMap((one) => (one.toolCallId === undefined ? [] : [[one.toolCallId, one]])),
  );
  for (const message of messages) {
    if (message.role === 'tool') {
      if (results.delete(message.toolCallId ?? ''))
        paired.push({ role: 'user', content: message.content });
      continue;
    }
    paired.push(message);
    for (const { id } of message.toolCalls ?? []) {
      const result = results.get(id);
      results.delete(id);
      const nothing = { role: 'tool', toolCallId: id, content: 'There is no result.' } as const;
      paired.push(result ?? nothing);
    }
  }
  return paired;
}
