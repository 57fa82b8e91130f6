import type { Model } from '../catalogue/model';
import { makeTurnError } from '../llm/errors';
import type { PromptMessage, Tool, ToolCall } from '../llm/request';
import { parseJson } from '../llm/untrusted';
import { answerRoom, chooseModel, minuteLimitOf, tooLong } from '../chat/prepareTurn';
import type { PrepareDeps } from '../chat/prepareTurn';
import type { ReadyTurn } from '../chat/turnRunner';
import { answerReserve } from '../prompt/answerReserve';
import { countTokens } from '../prompt/buildPrompt';
import { estimateTokens } from '../prompt/tokens';
import { canServe, type TurnNeeds } from '../routing/canServe';
import { givenPurpose } from './givenPurpose';
import { mapStrings } from './mapStrings';

/** What somebody else asks, in messages of their own. */
export interface GivenTurn {
  readonly messages: readonly PromptMessage[];
  readonly tools: readonly Tool[];
  readonly mustCallTool: boolean;
  /** The id of the model that is asked, and no other; absent: Frugal chooses one that can serve, and others behind it. */
  readonly model?: string;
}

/** A given turn that may leave, with its secrets masked. */
export interface PreparedMessages {
  readonly turn: ReadyTurn;
  /** Puts the secrets back into a text of the answer. */
  readonly restore: (text: string) => string;
}

/** Everything that can be known before the request leaves. @throws TurnError, CatalogueError */
export async function prepareMessages(
  deps: PrepareDeps,
  { messages, tools, mustCallTool, model: wanted }: GivenTurn,
): Promise<PreparedMessages> {
  const { model, others, target } = await chooseModel(deps, { model: wanted ?? '' });
  const { masked, restore } = await maskMessages(deps, messages);
  const settings = deps.settings();
  const tokens =
    countTokens(masked) + estimateTokens(tools.length > 0 ? JSON.stringify(tools) : '');
  const needs = (one: Model): TurnNeeds => ({
    promptTokens: tokens,
    answerTokens: answerReserve(one, settings.maxAnswerTokens),
    images: messages.some(({ images = [] }) => images.length > 0),
    tools: tools.length > 0,
  });
  // Who picked a model in VS Code wants that one; who let Frugal choose wants an answer.
  const all = wanted === undefined ? [model, ...others] : [model];
  const able = all.filter((one) => canServe(one, needs(one)));
  const [first = model, ...rest] = able;
  checkAbilities(first, needs(first));
  const reserve = answerReserve(first, settings.maxAnswerTokens);
  const minute = await minuteLimitOf(deps, target, first);
  const room = answerRoom(tokens, first, reserve, minute);
  if (room === undefined) throw tooLong(first, { tokens, reserve, minute, cuttable: false });
  const turn: ReadyTurn = {
    target,
    candidates: [first, ...rest],
    maxRequests: settings.maxRequestsPerTurn,
    messages: masked,
    maxAnswerTokens: room,
    patience: { idleMs: settings.idleTimeoutMs, progressMs: settings.progressTimeoutMs },
    purpose: givenPurpose,
    ...(tools.length > 0 && { tools, mustCallTool }),
  };
  return { turn, restore };
}

function checkAbilities({ name: modelName, readsImages, tools }: Model, needs: TurnNeeds): void {
  if (needs.tools && !tools) throw makeTurnError('noTools', { modelName });
  if (needs.images && !readsImages) throw makeTurnError('noImages', { modelName });
}

async function maskMessages(
  { masking }: PrepareDeps,
  messages: readonly PromptMessage[],
): Promise<{
  readonly masked: readonly PromptMessage[];
  readonly restore: (text: string) => string;
}> {
  const texts: string[] = [];
  const collect = (text: string): string => {
    texts.push(text);
    return text;
  };
  for (const message of messages) mapMessage(message, collect);
  const { masked, restore } = await masking.maskTexts(texts);
  const replace = (text: string): string => masked.get(text) ?? text;
  return { masked: messages.map((one) => mapMessage(one, replace)), restore };
}

function mapMessage(message: PromptMessage, replace: (text: string) => string): PromptMessage {
  const { content, toolCalls } = message;
  const mapped = { ...message, content: replace(content) };
  return toolCalls
    ? { ...mapped, toolCalls: toolCalls.map((one) => mapCall(one, replace)) }
    : mapped;
}

/** The texts within the arguments: a mark in the place of a secret leaves their JSON whole, a secret may not. */
export function mapCall(call: ToolCall, replace: (text: string) => string): ToolCall {
  const input = parseJson(call.arguments);
  const mapped = input === undefined ? replace(call.arguments) : undefined;
  return { ...call, arguments: mapped ?? JSON.stringify(mapStrings(input, replace)) };
}
