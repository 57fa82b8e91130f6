import type { AnswerMessage, Failure, UserMessage } from '../../shared/chat';
import { countLineChanges } from '../edits/lineChanges';
import { readReplacement } from '../edits/replacement';
import type { EditTarget, Proposal } from '../edits/target';
import type { Clock, Keep, Ledger } from '../ports';
import type { ToPage } from '../../shared/protocol';
import { toFailure } from '../llm/toFailure';
import { toTurnError } from '../llm/toTurnError';
import type { PromptTurn } from '../prompt/buildPrompt';
import { continueTurn } from '../prompt/continueTurn';
import type { ChatLog } from './chatLog';
import { answerKey, findKept, keepAnswer, type KeptAnswersDeps } from './keptAnswers';
import { otherProviders } from './otherProviders';
import { checkQuota, prepareTurn, type PrepareDeps, type Sending } from './prepareTurn';
import type { StreamingAnswer } from './streamingAnswer';
import { runTurn, type TurnDeps } from './turnRunner';

/** What asking needs beside the conversation. */
export interface AskerDeps extends TurnDeps, PrepareDeps, KeptAnswersDeps {
  readonly clock: Clock;
  readonly keep: Keep;
  readonly ledger: Ledger;
  readonly createId: () => string;
  readonly post: (message: ToPage) => void;
  /** An answer began or ended. */
  readonly busyChanged: () => void;
  /** The answer with this id proposes a change. */
  readonly proposed: (answerId: string) => void;
}

/** How a question is asked, where it is not simply anew. */
export interface Asking extends Sending {
  /** Ask, also where an answer is kept. */
  readonly afresh?: boolean;
  /** The answer that broke off, waiting for its rest. */
  readonly goesOn?: AnswerMessage;
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
  const { log, question, answer, goesOn } = asked;
  const whole = question.task === 'chat' ? log.turnsUpTo(question.id) : [log.turn(question)];
  const turns = goesOn ? continueTurn(whole, goesOn.text) : whole;
  const { key, end } = await endOfAnswer(deps, asked, turns);
  const { failure } = end;
  if (failure?.backAt === undefined) {
    answer.end(end);
  } else {
    const others = await otherProviders(deps, turns, asked.provider);
    answer.end({ ...end, failure: { ...failure, others } });
  }
  propose(deps, log, answer, log.detail(question.id).target);
  await keepAnswer(deps, key, answer.current, log.id);
}

interface Ended {
  readonly end: Partial<AnswerMessage>;
  /** Under which the answer may be kept; absent: it may not. */
  readonly key?: string | undefined;
}

async function endOfAnswer(
  deps: AskerDeps,
  { question, answer, signal, afresh, goesOn, ...how }: AskedQuestion,
  turns: readonly PromptTurn[],
): Promise<Ended> {
  try {
    const ready = { ...(await prepareTurn(deps, turns, how)), purpose: question.task };
    // The rest of an answer is of no use without its beginning.
    const key = goesOn ? undefined : await answerKey(deps, ready);
    const kept = afresh ? undefined : await findKept(deps, key, ready);
    if (kept) return { end: kept };
    await checkQuota(deps, ready.target);
    return { end: await runTurn(deps, ready, answer, signal), key };
  } catch (caught) {
    const failure = failureOf(caught, answer.current, deps.clock.now());
    return { end: { status: 'failed', failure } };
  }
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

function propose(
  deps: AskerDeps,
  log: ChatLog,
  answer: StreamingAnswer,
  target: EditTarget | undefined,
): void {
  const { id, status, text } = answer.current;
  if (!target || text === '') return;
  const read = readReplacement(text, status, target);
  const proposal = 'proposal' in read ? read.proposal : undefined;
  if (proposal) log.put(answer.current, { proposal });
  const card = proposalCard(target, proposal);
  answer.update({ proposal: 'refusal' in read ? { ...card, reason: read.refusal } : card });
  if (proposal) deps.proposed(id);
}

function proposalCard(
  target: EditTarget,
  proposal: Proposal | undefined,
): NonNullable<AnswerMessage['proposal']> {
  const lineCount = target.text.replace(/\r?\n$/, '').split('\n').length;
  const changes = proposal
    ? countLineChanges(target.text, proposal.replacement)
    : { added: 0, removed: 0 };
  return {
    state: proposal ? 'open' : 'refused',
    fileName: target.path.slice(target.path.lastIndexOf('/') + 1),
    lines: [target.firstLine, target.firstLine + lineCount - 1],
    ...changes,
  };
}
