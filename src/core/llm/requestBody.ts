import { plainModelId } from './modelId';
import type { Preset } from './preset';
import type { ChatBody } from './openaiSdk';
import type { ChatRequest, PromptMessage, Tool } from './request';

/** The request in the words of its provider: only fields that it takes, since some refuse what they do not know. */
export function requestBody(preset: Preset, request: ChatRequest): ChatBody {
  const { model, fallbacks, messages, maxAnswerTokens, tools = [], without = [] } = request;
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
    // Every provider knows these two; whoever asks with tools cannot do without.
    ...(tools.length > 0 && { tools: tools.map(toolBody) }),
    ...(tools.length > 0 && request.mustCallTool && { tool_choice: 'required' }),
    model: plainModelId(preset.id, model),
    messages: messages.map(messageBody),
  };
}

/** Plain text where there is no image: some servers take nothing else. */
function messageBody({
  role,
  content,
  images = [],
  toolCalls = [],
  toolCallId = '',
}: PromptMessage): ChatBody['messages'][number] {
  if (role === 'tool') return { role, content, tool_call_id: toolCallId };
  if (role === 'assistant' && toolCalls.length > 0) {
    const calls = toolCalls.map(({ id, name, arguments: json }) => ({
      id,
      type: 'function' as const,
      function: { name, arguments: json },
    }));
    return { role, content: content === '' ? null : content, tool_calls: calls };
  }
  if (role !== 'user' || images.length === 0) return { role, content };
  const parts = images.map((url) => ({ type: 'image_url' as const, image_url: { url } }));
  return { role, content: [{ type: 'text', text: content }, ...parts] };
}

function toolBody({ name, description, parameters }: Tool): object {
  const nothing = { type: 'object', properties: {} };
  return { type: 'function', function: { name, description, parameters: parameters ?? nothing } };
}
