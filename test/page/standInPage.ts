import type { Page } from 'playwright-core';
import type { AnswerMessage, Message } from '../../src/shared/chat';
import type { ChatState, FromPage, ToPage } from '../../src/shared/protocol';
import { pageStrings } from '../../src/shared/strings';
import { pageSamples } from './pageSamples';

/** What `servePage` adds to a page. */
declare const posted: FromPage[];
declare const violations: string[];

const empty = pageSamples['empty']!;

/** An answer, done, of this text. */
export function answerOf(text: string, more: Partial<AnswerMessage> = {}): AnswerMessage {
  return {
    role: 'assistant',
    id: 'answer',
    at: 0,
    status: 'done',
    text,
    reasoning: '',
    modelId: 'a/model:free',
    modelName: 'A model',
    ...more,
  };
}

/** The state of a chat with these messages. */
export function stateOf(messages: readonly Message[], more: Partial<ChatState> = {}): ToPage {
  return { type: 'state', state: { ...empty, messages, ...more }, strings: pageStrings };
}

/** Messages as from the host, in one task. */
export function post(page: Page, ...messages: readonly ToPage[]): Promise<void> {
  return page.evaluate((all) => {
    for (const message of all) window.postMessage(message);
  }, messages);
}

/** What the page told the host since it was asked last. */
export function takePosted(page: Page): Promise<readonly FromPage[]> {
  return page.evaluate(() => posted.splice(0));
}

/** What its policy refused it. */
export function refusals(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => violations);
}

/** Waits until what was posted is drawn. */
export function twoFrames(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((drawn) => {
        requestAnimationFrame(() => requestAnimationFrame(() => drawn()));
      }),
  );
}
