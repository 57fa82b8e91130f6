import type { AnswerMessage } from '../../shared/chat';
import { proposalCard } from '../edits/proposalCard';
import { makeProposal } from '../edits/makeProposal';
import type { ChosenPlace } from '../edits/placeChoices';
import type { ProposalDeps } from '../edits/proposeFile';
import { proposeBlock } from '../edits/reviewableBlocks';
import type { Masking } from '../privacy/masking';
import type { ChatLog, Detail } from './chatLog';
import { askedEdit, type NewTurn } from './newTurn';
import { filesOf } from './filesOf';
import { say } from '../say';

export interface CodeReviewDeps extends ProposalDeps {
  readonly masking: Masking;
  /** Shows an answer as it is now, and keeps it. */
  readonly change: (log: ChatLog, message: AnswerMessage, detail: Detail) => Promise<void>;
}

/** The path of the file to review, or why there is nothing to: a sentence. */
export type CodeReview = { readonly path: string } | { readonly refusal: string };

const gone = (): CodeReview => ({ refusal: say('This answer is not in the chat any more.') });

interface FoundAnswer {
  readonly message: AnswerMessage;
  /** What it answers. */
  readonly turn: NewTurn;
  /** With its secrets put back. */
  readonly text: string;
}

async function findAnswer(
  { masking }: CodeReviewDeps,
  log: ChatLog,
  answerId: string,
): Promise<FoundAnswer | undefined> {
  const message = log.find(answerId);
  const question = log.questionOf(answerId);
  if (message?.role !== 'assistant' || !question) return undefined;
  const turn = log.askedWith(question);
  const text = await masking.restore(message.text, log.promptOf(turn, question.id));
  return { message, turn, text };
}

/** Makes a change at the place that the user chose, beside all else that the answer proposes, at no request. */
export async function choosePlace(
  deps: CodeReviewDeps,
  log: ChatLog,
  answerId: string,
  place: ChosenPlace,
): Promise<CodeReview> {
  const found = await findAnswer(deps, log, answerId);
  if (!found) return gone();
  const { message, turn, text } = found;
  const detail = log.detail(answerId);
  const { chosen: before = [] } = detail;
  const chosen = [...before.filter(({ start }) => start !== place.start), place];
  const answer = { text, finished: message.status === 'done', chosen };
  const { proposal, refusals, choices } = await makeProposal(answer, askedEdit(turn), deps);
  if (!proposal) return { refusal: refusals[0] ?? say('There is nothing to change.') };
  const { isFound } = message.proposal ?? {};
  const card = {
    ...proposalCard(proposal, refusals),
    ...(choices && { choices }),
    ...(isFound && { isFound }),
  };
  await deps.change(log, { ...message, proposal: card }, { ...detail, proposal, chosen });
  const wanted = message.proposal?.choices?.find(({ start }) => start === place.start);
  return { path: wanted?.path ?? proposal.files[0]?.path ?? '' };
}

/** Proposes what one code block of an answer says, at no request. @param lines of the answer, as it told them */
export async function reviewCode(
  deps: CodeReviewDeps,
  log: ChatLog,
  answerId: string,
  lines: readonly [start: number, end: number],
): Promise<CodeReview> {
  const found = await findAnswer(deps, log, answerId);
  if (!found) return gone();
  const { message, turn, text } = found;
  const asked = { known: filesOf(log), ...(turn.target && { target: turn.target }) };
  const { proposal, refusals } = await proposeBlock(text, lines, asked, deps);
  const [file] = proposal?.files ?? [];
  if (!file) return { refusal: refusals[0] ?? say('There is nothing to change.') };
  const detail = log.detail(answerId);
  const proposed = message.proposal ? (detail.proposal?.files ?? []) : [];
  const known = proposed.find(({ uri }) => uri === file.uri);
  if (!known?.hunks.some(({ state }) => state === 'open')) {
    const files = [...proposed.filter((one) => one !== known), file];
    const card = { ...proposalCard({ files }), isFound: true as const };
    await deps.change(log, { ...message, proposal: card }, { ...detail, proposal: { files } });
  }
  return { path: file.path };
}
