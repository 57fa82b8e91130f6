import { plainModelId } from './modelId';
import type { Preset } from './preset';
import type { ChatBody } from './openaiSdk';
import type { ChatRequest } from './request';

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
  return { ...Object.fromEntries(fields), model: plainModelId(preset.id, model), messages };
}
