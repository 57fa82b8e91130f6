import type { Attachment } from './attachment';
import { buildPrompt, countTokens, type PromptTurn } from './buildPrompt';
import { estimateTokens } from './tokens';

/**
 * The turns without what Frugal added of its own accord, as far as that makes them fit: the last piece found goes first. They
 * may still be too long.
 *
 * @param budget tokens that the whole prompt may have
 */
export function leaveOutSupporting(
  turns: readonly PromptTurn[],
  budget: number,
): readonly PromptTurn[] {
  let kept = turns;
  while (tokensOf(kept) > budget) {
    const at = kept.findIndex(({ attachments }) => attachments.some((one) => one.supporting));
    if (at < 0) return kept;
    kept = kept.map((turn, index) => (index === at ? withoutLast(turn) : turn));
  }
  return kept;
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
export function cutToFit(
  turns: readonly PromptTurn[],
  budget: number,
): readonly PromptTurn[] | undefined {
  for (let first = 0; first < turns.length; first++) {
    const kept = turns.slice(first);
    if (tokensOf(kept) <= budget) return kept;
  }
  const asked = turns.at(-1);
  if (!asked) return undefined;
  const cut = { ...asked, attachments: cutAttachments(asked, budget) };
  return tokensOf([cut]) <= budget ? [cut] : undefined;
}

function tokensOf(turns: readonly PromptTurn[]): number {
  return countTokens(buildPrompt(turns));
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
