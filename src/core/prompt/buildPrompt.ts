import type { Task } from '../../shared/chat';
import type { PromptMessage } from '../llm/request';
import { answerLanguage } from './answerLanguage';
import { answerFormats, type AnswerFormat } from './answerFormats';
import type { Attachment } from './attachment';
import { fenceFor } from './fenceFor';
import { imageTokens } from './image';
import { systemPrompt } from './systemPrompt';
import { taskPrompts } from './tasks';
import { estimateTokens } from './tokens';

/** A turn as it goes into a prompt; `answer` is missing in the one that is asked now. */
export interface PromptTurn {
  readonly task: Task;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly answer?: string;
  /** The form that the answer must have to become a change: the one that suits the task best, or the model. */
  readonly format?: AnswerFormat;
  /** Forms that would do as well, the one to try first before the others. */
  readonly otherFormats?: readonly AnswerFormat[];
}

/** What every message costs besides its text: role and separators. */
const tokensPerMessage = 6;

export function countTokens(messages: readonly PromptMessage[]): number {
  return messages.reduce(
    (sum, { content, images = [], toolCalls = [] }) =>
      sum +
      tokensPerMessage +
      estimateTokens(content) +
      images.length * imageTokens +
      toolCalls.reduce((all, call) => all + estimateTokens(call.name + call.arguments), 0),
    0,
  );
}

/** The messages of a request: the system prompt, the turns before, and the turn that is asked, which comes last. */
export function buildPrompt(turns: readonly PromptTurn[]): readonly PromptMessage[] {
  const content = systemPrompt + answerLanguage(turns.at(-1)?.task ?? 'chat');
  return [{ role: 'system', content }, ...turns.flatMap(turnMessages)];
}

function turnMessages({ task, text, attachments, answer, format }: PromptTurn): PromptMessage[] {
  // What is asked about stands next to the question.
  const rules = attachments.filter((one) => one.rule);
  const supporting = attachments.filter((one) => one.supporting && !one.rule);
  const asked = attachments.filter((one) => !one.supporting);
  const content = [
    ...(rules.length > 0 ? [ruleSentence, ...rules.map(renderAttachment)] : []),
    ...supporting.map((one) => `For reference, ${renderAttachment(one)}`),
    ...asked.map(
      (one) =>
        (format && supporting.length > 0 ? 'The code to change, ' : '') + renderAttachment(one),
    ),
    taskPrompts[task](text),
    ...(format ? [answerFormats[format]] : []),
  ].join('\n\n');
  const images = attachments.flatMap(({ image }) => image ?? []);
  const user: PromptMessage = { role: 'user', content, ...(images.length > 0 && { images }) };
  return answer === undefined ? [user] : [user, { role: 'assistant', content: answer }];
}

/** The nearest comes last. */
const ruleSentence =
  'The rules of this project follow. Keep them in all that you write; where two contradict, keep the later one.';

function renderAttachment({ path, languageId, text, image, chip }: Attachment): string {
  if (image !== undefined) return `${path}: an image, which goes along with this message.`;
  const where = chip.lines ? `${path}, lines ${chip.lines[0]}-${chip.lines[1]}` : path;
  const fence = fenceFor(text);
  return `${where}:\n${fence}${languageId}\n${text.replace(/\n$/, '')}\n${fence}`;
}
