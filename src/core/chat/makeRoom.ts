import { outlineText } from '../context/outlineText';
import type { Attachment } from '../prompt/attachment';
import { cutAttachments } from '../prompt/fitPrompt';
import { estimateTokens } from '../prompt/tokens';
import { syntaxOf, type OpenSyntax } from '../syntax/openSyntax';
import type { NewTurn } from './newTurn';

/** The attachments of a message, cut at their ends until it fits, as far as that can be. @param budget tokens */
export function cutTurn(
  { task, text, attachments }: NewTurn,
  budget: number,
): readonly Attachment[] {
  return cutAttachments({ task, text, attachments }, budget).map((one, at) =>
    one === attachments[at] ? one : shortened(one, one.text),
  );
}

/**
 * The attachments of a message with the longest files as outlines of what they define, as many as it takes to fit. No request
 * is made for it. Those that nothing here can read stay as they are.
 *
 * @param excess tokens that are too many
 */
export async function outlineTurn(
  { attachments }: NewTurn,
  excess: number,
  openSyntax: OpenSyntax,
): Promise<readonly Attachment[]> {
  let left = excess;
  let all = attachments;
  for (const one of attachments.toSorted((a, b) => b.text.length - a.text.length)) {
    if (left <= 0) break;
    const short = await outlined(one, openSyntax);
    if (!short) continue;
    left -= one.chip.tokens - short.chip.tokens;
    all = all.map((each) => (each === one ? short : each));
  }
  return all;
}

async function outlined(one: Attachment, openSyntax: OpenSyntax): Promise<Attachment | undefined> {
  if (one.uri === '' || one.chip.lines !== undefined || one.chip.isShortened) return undefined;
  const syntax = await syntaxOf(one.text, one.languageId, openSyntax);
  const text = syntax && outlineText(one.text, syntax.outline(one.text));
  if (text === undefined) return undefined;
  return shortened(one, text);
}

function shortened(one: Attachment, text: string): Attachment {
  const chip = { ...one.chip, tokens: estimateTokens(text), isShortened: true };
  return { ...one, chip, text };
}
