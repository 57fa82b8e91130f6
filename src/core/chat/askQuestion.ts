import type { AnswerMessage, Failure, UserMessage } from '../../shared/chat';
import type { OpenSyntax } from '../syntax/openSyntax';
import type { Proposal } from '../edits/proposal';
import { proposalCard, refusedCard } from '../edits/proposalCard';
import type { Clock, Disposable, Files, JudgedEdit, Keep, Ledger } from '../ports';
import type { AnswerFormat } from '../prompt/answerFormats';
import { writtenFormat } from '../prompt/writtenFormat';
import type { ToPage } from '../../shared/protocol';
import { toFailure } from '../llm/toFailure';
import { toTurnError } from '../llm/toTurnError';
import type { PromptTurn } from '../prompt/buildPrompt';
import { continueTurn } from '../prompt/continueTurn';
import { filesOf } from './filesOf';
import type { ChatLog } from './chatLog';
import { askedEdit, asksForChange, mayChange, type NewTurn } from './newTurn';
import { answerKey, findKept, keepAnswer, type KeptAnswersDeps } from './keptAnswers';
import { nextSteps } from './nextSteps';
import {
  checkQuota,
  prepareTurn,
  type PreparedTurn,
  type PrepareDeps,
  type Sending,
} from './prepareTurn';
import { StreamingProposal } from './streamingProposal';
import type { StreamingAnswer } from './streamingAnswer';
import { runTurn, type TurnDeps } from './turnRunner';

/** What asking needs beside the conversation. */
export interface AskerDeps extends TurnDeps, PrepareDeps, KeptAnswersDeps {
  readonly clock: Clock;
  readonly keep: Keep;
  readonly ledger: Ledger;
  readonly files: Files;
  readonly openSyntax: OpenSyntax;
  readonly createId: () => string;
  /** For the page, of an answer in this chat. */
  readonly post: (message: ToPage, log: ChatLog) => void;
  /** The question with what the project wants of whoever answers it. */
  readonly addRules: (log: ChatLog, question: UserMessage) => Promise<UserMessage>;
  /** An answer began or ended. */
  readonly busyChanged: () => void;
  /** The answer with this id proposes this so far; undefined: it has ended. */
  readonly coming: (answerId: string, proposal: Proposal | undefined) => void;
  /** The answer with this id proposes a change. */
  readonly proposed: (answerId: string) => void;
}

/** How a question is asked, where it is not simply anew. */
export interface Asking extends Sending {
  /** Ask, also where an answer is kept. */
  readonly afresh?: boolean;
  /** The answer to write into, which waits: one that was queued, or for its rest one that broke off. */
  readonly into?: AnswerMessage;
  /** Under which claim a queued question is sent. */
  readonly claim?: string;
  /** What was shown before: this is sent and nothing else. Where it failed, so does the question, at no request. */
  readonly ready?: Promise<PreparedTurn>;
  /** Stops this answer, and no other one of its chat. */
  readonly signal?: AbortSignal;
  /** Gets the answer when it is opened, to hear what comes in. */
  readonly watch?: (answer: StreamingAnswer) => void;
  /** What was answered elsewhere: it is taken over, and nobody is asked. */
  readonly given?: Partial<AnswerMessage>;
}

/** A question and the answer that was opened for it. */
export interface AskedQuestion extends Asking {
  readonly log: ChatLog;
  readonly question: UserMessage;
  readonly answer: StreamingAnswer;
  readonly signal: AbortSignal;
}

/** Checks, sends and receives; when it resolves, the answer has ended, whatever happened. */
export async function askQuestion(deps: AskerDeps, asked: AskedQuestion): Promise<void> {
  const { log, question, answer, into } = asked;
  const whole = log.promptOf(log.askedWith(question), question.id);
  const turns = into && into.text !== '' ? continueTurn(whole, into.text) : whole;
  const coming = watchChanges(deps, asked, turns);
  const { key, end, format, failed } = await endOfAnswer(deps, asked, turns);
  const failure = end.failure && (await nextSteps(deps, turns, end.failure, failed));
  answer.end({ ...end, ...(failure && { failure }) });
  coming.dispose();
  await propose(deps, asked, turns, format);
  deps.coming(answer.current.id, undefined);
  await offerReviews(deps, asked, turns);
  await keepAnswer(deps, key, answer.current, log.id);
}

interface Ended {
  readonly end: Partial<AnswerMessage>;
  /** Under which the answer may be kept; absent: it may not. */
  readonly key?: string | undefined;
  /** In which form its change was asked for. */
  readonly format?: AnswerFormat | undefined;
  /** The id of the model that a failure is about; empty where none is known. */
  readonly failed: string;
}

async function endOfAnswer(
  deps: AskerDeps,
  { log, question, answer, signal, afresh, into, claim, ready, given, ...how }: AskedQuestion,
  turns: readonly PromptTurn[],
): Promise<Ended> {
  let failed = how.model ?? deps.settings().model;
  if (given) {
    void tellMasked(deps, log, question);
    return { end: given, failed };
  }
  try {
    const checked = await (ready ?? prepareQuestion(deps, log.askedWith(question), turns, how));
    void tellMasked(deps, log, question);
    failed = checked.candidates[0].id;
    const turn = { ...checked, purpose: question.task, ...(claim !== undefined && { claim }) };
    // The rest of an answer is of no use without its beginning.
    const isRest = into && into.text !== '';
    const key = isRest ? undefined : await answerKey(deps, turn, how.model);
    const kept = afresh ? undefined : await findKept(deps, key, turn);
    if (kept) return { end: kept, failed };
    await checkQuota(deps, turn);
    const format = turn.turns.at(-1)?.format;
    const end = await runTurn(deps, turn, answer, signal);
    return { end, key, format, failed: answer.facts.failedModel ?? failed };
  } catch (caught) {
    const failure = failureOf(caught, answer.current, deps.clock.now());
    return { end: { status: 'failed', failure }, failed };
  }
}

/** Everything that can be known before the request leaves. @param turns what the question is asked with */
export async function prepareQuestion(
  deps: PrepareDeps,
  asked: NewTurn,
  turns: readonly PromptTurn[],
  how: Sending = {},
): Promise<PreparedTurn> {
  return prepareTurn(deps, turns, { ...how, use: asksForChange(asked) ? 'editing' : 'reading' });
}

/** A check that failed before anything left: it cost no request. */
function failureOf(caught: unknown, { modelName, text }: AnswerMessage, now: number): Failure {
  return toFailure(toTurnError(caught, { now }), {
    modelName,
    now,
    isPartial: text !== '',
    requestsUsed: 0,
  });
}

/** Shows with the question which secrets stay here. */
async function tellMasked(deps: AskerDeps, log: ChatLog, question: UserMessage): Promise<void> {
  const { attachments = [] } = log.detail(question.id);
  const masked = await deps.masking.list(question.text, attachments);
  if (masked.length === 0) return;
  const message = { ...question, masked };
  log.put(message);
  deps.post({ type: 'message', message }, log);
  await deps.keep(() => log.save(message));
}

/** Shows each change that is asked for as soon as it is complete, while the answer comes in. */
function watchChanges(
  deps: AskerDeps,
  { log, question, answer }: AskedQuestion,
  turns: readonly PromptTurn[],
): Disposable {
  const turn = log.askedWith(question);
  const { id } = answer.current;
  const streaming = new StreamingProposal({
    make: async (text) => {
      const { makeProposal } = await import('../edits/makeProposal');
      const restored = await deps.masking.restore(text, turns);
      const coming = { text: restored, finished: false, isComing: true };
      return (await makeProposal(coming, askedEdit(turn), deps)).proposal;
    },
    show: (proposal) => deps.coming(id, proposal),
    failed: (error) => deps.logger.error('A change that was coming in could not be shown.', error),
  });
  const watching = asksForChange(turn)
    ? answer.onDidGrow((text) => streaming.take(text))
    : undefined;
  return {
    dispose: () => {
      watching?.dispose();
      streaming.dispose();
    },
  };
}

/** Marks the code of the answer that can be reviewed. */
async function offerReviews(
  deps: AskerDeps,
  { log, question, answer }: AskedQuestion,
  turns: readonly PromptTurn[],
): Promise<void> {
  const { text } = answer.current;
  const { target } = log.askedWith(question);
  if (text === '') return;
  const { reviewableBlocks } = await import('../edits/reviewableBlocks');
  const asked = { known: filesOf(log), ...(target && { target }) };
  const reviewable = await reviewableBlocks(await deps.masking.restore(text, turns), asked, deps);
  if (reviewable.length > 0) answer.update({ reviewable });
}

/** What the answer would change: asked for, or found in the code blocks of a chat's answer. */
async function propose(
  deps: AskerDeps,
  { log, question, answer }: AskedQuestion,
  turns: readonly PromptTurn[],
  askedFormat: AnswerFormat | undefined,
): Promise<void> {
  const { id, status, text, receipt } = answer.current;
  const turn = log.askedWith(question);
  const { target } = turn;
  const isAskedFor = asksForChange(turn);
  if (text === '' || !mayChange(turn)) return;
  if (!isAskedFor && status !== 'done') return;
  // Nobody needs it before the first answer has ended.
  const { makeProposal } = await import('../edits/makeProposal');
  const restored = await deps.masking.restore(text, turns);
  const whole = {
    text: restored,
    finished: status === 'done' && receipt?.finishReason !== 'length',
  };
  const made = await makeProposal(whole, askedEdit(turn), deps);
  const { proposal, refusals, isUnchanged, choices } = made;
  if (proposal) {
    const { row } = answer.facts;
    log.put(answer.current, { ...log.detail(id), proposal, ...(row !== undefined && { row }) });
    const card = { ...proposalCard(proposal, refusals), ...(choices && { choices }) };
    answer.update({ proposal: isAskedFor ? card : { ...card, isFound: true } });
  } else if (isAskedFor || choices) {
    answer.update({ proposal: refusedCard(refusals, isUnchanged, choices) });
  }
  if (proposal && isAskedFor) deps.proposed(id);
  const { row } = answer.facts;
  // One that was cut, or leaves good code as it is, says nothing of the model.
  if (row === undefined || !isAskedFor || !whole.finished || isUnchanged) return;
  const written = made.format && writtenFormat(made.format, target !== undefined);
  const edit: JudgedEdit = {
    proposal: made.isWhole ? 'placed' : 'refused',
    ...(askedFormat && { askedFormat }),
    ...(written && { writtenFormat: written }),
  };
  await deps.keep(() => deps.ledger.judged(row, edit));
}
