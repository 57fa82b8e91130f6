import type { PromptMessage } from '../llm/request';
import type { Attachment } from './attachment';
import { buildPrompt, countTokens, type PromptTurn } from './buildPrompt';
import { estimateTokens } from './tokens';

/** Turns, the messages that they make, and the tokens of these. */
export interface CountedPrompt {
  readonly turns: readonly PromptTurn[];
  readonly messages: readonly PromptMessage[];
  readonly tokens: number;
}

/**
 * The turns without what Frugal added of its own accord, as far as that makes them fit: the last piece found goes first. They
 * may still be too long.
 *
 * @param budget tokens that the whole prompt may have
 */
export function leaveOutSupporting(turns: readonly PromptTurn[], budget: number): CountedPrompt {
  let kept = counted(turns);
  while (kept.tokens > budget) {
    const at = kept.turns.findIndex(({ attachments }) => attachments.some((one) => one.supporting));
    if (at < 0) return kept;
    kept = counted(kept.turns.map((turn, index) => (index === at ? withoutLast(turn) : turn)));
  }
  return kept;
}

export function withoutSupporting(turn: PromptTurn): PromptTurn {
  return { ...turn, attachments: turn.attachments.filter((one) => !one.supporting) };
}

/** Tokens of what the user and the models wrote, and of the attachments: the prompt has some more. */
export function leastTokens(turns: readonly PromptTurn[]): number {
  const texts = turns.flatMap(({ text, attachments, answer = '' }) => [
    ...[text, answer],
    ...attachments.map((one) => one.text),
  ]);
  return texts.reduce((sum, text) => sum + estimateTokens(text), 0);
}

function withoutLast(turn: PromptTurn): PromptTurn {
  const found = turn.attachments.filter((one) => one.supporting);
  const last = found.findLast((one) => !one.rule) ?? found.at(-1);
  return { ...turn, attachments: turn.attachments.filter((one) => one !== last) };
}

/**
 * The turns with as much left out as makes them fit: first the oldest turns, then lines from the end of the longest
 * attachments, each cut with a mark that the model and the user can see. Undefined when even that is too long.
 *
 * @param budget tokens that the whole prompt may have
 */
export function cutToFit(turns: readonly PromptTurn[], budget: number): CountedPrompt | undefined {
  for (let first = 0; first < turns.length; first++) {
    const kept = counted(turns.slice(first));
    if (kept.tokens <= budget) return kept;
  }
  const asked = turns.at(-1);
  if (!asked) return undefined;
  const cut = counted([{ ...asked, attachments: cutAttachments(asked, budget) }]);
  return cut.tokens <= budget ? cut : undefined;
}

function counted(turns: readonly PromptTurn[]): CountedPrompt {
  const messages = buildPrompt(turns);
  return { turns, messages, tokens: countTokens(messages) };
}

function tokensOf(turns: readonly PromptTurn[]): number {
  return counted(turns).tokens;
}

/** Lines from the end of the longest attachments are left out until the turn fits, as far as that can be. */
export function cutAttachments(asked: PromptTurn, budget: number): readonly Attachment[] {
  let attachments = [...asked.attachments];
  for (let excess = tokensOf([asked]) - budget; excess > 0;) {
    const longest = attachments.reduce<Attachment | undefined>(
      (most, one) => (!most || one.text.length > most.text.length ? one : most),
      undefined,
    );
    if (!longest) break;
    const shorter = cutEnd(longest, excess);
    if (shorter.text.length >= longest.text.length) break;
    attachments = attachments.map((one) => (one === longest ? shorter : one));
    excess = tokensOf([{ ...asked, attachments }]) - budget;
  }
  return attachments;
}

/** Leaves out whole lines at the end that are worth at least `tokens`. */
function cutEnd(attachment: Attachment, tokens: number): Attachment {
  const markTokens = 16;
  const room = Math.max(0, attachment.text.length - (tokens + markTokens) * 4);
  const end = attachment.text.lastIndexOf('\n', room);
  const kept = end > 0 ? attachment.text.slice(0, end) : attachment.text.slice(0, room);
  const left = attachment.text.slice(kept.length).split('\n').length - 1;
  const text = `${kept}\n[Frugal left out ${Math.max(1, left)} lines here to make this fit]`;
  return { ...attachment, text, chip: { ...attachment.chip, tokens: estimateTokens(text) } };
}
