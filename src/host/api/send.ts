import { answerGiven, FailedAnswer } from '../../core/languageModels/answerGiven';
import { refusalOf } from '../../core/languageModels/refusalOf';
import type { PromptMessage } from '../../core/llm/request';
import { asList, asRecord, asText } from '../../core/llm/untrusted';
import type { App } from '../app';
import { mayAsk, refusedSentence } from '../native/consent';
import type { FrugalAnswer, FrugalError, FrugalQuestion } from './frugalApi';

/** One request for another extension, once the user lets it. @throws FrugalError, TypeError */
export async function send(app: App, question: FrugalQuestion): Promise<FrugalAnswer> {
  const messages = readMessages(question);
  // VS Code does not tell whose call this is.
  if (!(await mayAsk(app, undefined))) throw errorOf('NoPermissions', refusedSentence());
  let text = '';
  const { model, onText, signal = new AbortController().signal } = question;
  const given = { messages, tools: [], mustCallTool: false, ...(model !== undefined && { model }) };
  try {
    await answerGiven(
      app.session.asking,
      given,
      (part) => {
        if (part.type === 'thought') text = '';
        if (part.type !== 'text') return;
        text += part.text;
        onText?.(part.text);
      },
      signal,
    );
  } catch (error) {
    if (!(error instanceof FailedAnswer)) throw error;
    throw errorOf(refusalOf(error.causeName) ?? 'Other', error.message);
  }
  return { text };
}

/** Whoever calls may not be written in TypeScript. @throws TypeError */
function readMessages(question: FrugalQuestion): readonly PromptMessage[] {
  const messages = asList(asRecord(question)['messages']).map((one): PromptMessage => {
    const { role, content } = asRecord(one);
    const isRole = role === 'system' || role === 'user' || role === 'assistant';
    if (!isRole || asText(content) === undefined)
      throw new TypeError('Each message has a role and a text as its content.');
    return { role, content: asText(content) ?? '' };
  });
  if (messages.length === 0) throw new TypeError('There is no message.');
  return messages;
}

function errorOf(code: FrugalError['code'], sentence: string): FrugalError {
  return Object.assign(new Error(sentence), { name: 'FrugalError', code });
}
