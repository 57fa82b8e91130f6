import { plainModelId } from './modelId';
import type { Preset } from './preset';
import type { ChatBody } from './openaiSdk';
import type { ChatRequest, PromptMessage } from './request';

/** The request in the words of its provider: only fields that it takes, since some refuse what they do not know. */
export function requestBody(preset: Preset, request: ChatRequest): ChatBody {
  const { model, fallbacks, messages, maxAnswerTokens, without = [] } = request;
  const optional = {
    ...preset.requestExtras,
    ...(fallbacks.length > 0 && { models: fallbacks.map((id) => plainModelId(preset.id, id)) }),
    max_tokens: maxAnswerTokens,
    max_completion_tokens: maxAnswerTokens,
  };
  const taken: readonly string[] = preset.fields.filter((name) => !without.includes(name));
  const fields = Object.entries(optional).filter(([name]) => taken.includes(name));
  return {
    ...Object.fromEntries(fields),
    model: plainModelId(preset.id, model),
    messages: messages.map(messageBody),
  };
}

/** Plain text where there is no image: some servers take nothing else. */
function messageBody({ role, content, images = [] }: PromptMessage): ChatBody['messages'][number] {
  if (role !== 'user' || images.length === 0) return { role, content };
  const parts = images.map((url) => ({ type: 'image_url' as const, image_url: { url } }));
  return { role, content: [{ type: 'text', text: content }, ...parts] };
}
