import type { Failure } from '../../shared/chat';
import { emptyAnswer } from '../chat/emptyAnswer';
import { checkQuota, type PrepareDeps } from '../chat/prepareTurn';
import { StreamingAnswer } from '../chat/streamingAnswer';
import { runTurn, type TurnDeps } from '../chat/turnRunner';
import { parseLooseJson } from '../edits/formats/looseJson';
import { kept } from '../llm/cause';
import type { CauseName } from '../llm/causeName';
import { makeTurnError, type TurnError } from '../llm/errors';
import type { ToolCall } from '../llm/request';
import { toFailure } from '../llm/toFailure';
import { toTurnError } from '../llm/toTurnError';
import { isRecord } from '../llm/untrusted';
import { mapStrings } from './mapStrings';
import { MarkRestorer } from './markRestorer';
import { prepareMessages, type GivenTurn } from './prepareMessages';

export interface GivenDeps extends TurnDeps, Omit<PrepareDeps, 'ledger'> {
  readonly createId: () => string;
}

/** What whoever asked gets to hear of the answer, in this order. */
export type GivenPart =
  | { readonly type: 'text'; readonly text: string }
  /** All text until now was what the model thought. */
  | { readonly type: 'thought' }
  | { readonly type: 'call'; readonly id: string; readonly name: string; readonly input: object }
  /** A call that cannot be made: its arguments are no JSON object. */
  | { readonly type: 'badCall'; readonly name: string };

/** There is no answer, or only some of it. */
export class FailedAnswer extends Error {
  override readonly name = 'FailedAnswer';

  constructor(
    readonly causeName: CauseName,
    readonly failure: Failure,
  ) {
    // Frugal keeps the messages of its own chat only.
    super(`${failure.title}. ${failure.detail}`.replace(` ${kept}`, ''));
  }
}

/**
 * Sends what somebody else asks past all checks of Frugal's own, as one request in the ledger. Resolves when the answer has
 * ended, also where it was stopped. @throws FailedAnswer
 */
export async function answerGiven(
  deps: GivenDeps,
  given: GivenTurn,
  tell: (part: GivenPart) => void,
  signal: AbortSignal,
): Promise<void> {
  const { turn, restore } = await ready(deps, given);
  const answer = new StreamingAnswer(emptyAnswer(deps.createId(), deps.clock.now()), deps.clock, {
    post: () => undefined,
    changed: () => undefined,
    save: () => undefined,
  });
  const restorer = new MarkRestorer(restore);
  const told = { any: false };
  const say = (part: GivenPart): void => {
    if (part.type === 'text' && part.text === '') return;
    told.any = part.type !== 'thought' && (told.any || part.type !== 'badCall');
    tell(part);
  };
  const sayText = (text: string): void => say({ type: 'text', text });
  answer.onDidTake((event) => {
    if (event.type === 'text') sayText(restorer.push(event.text));
    if (event.type !== 'toolCall' && event.type !== 'thought') return;
    sayText(restorer.end());
    say(event.type === 'thought' ? event : readCall(event.call, restore));
  });
  const end = await runTurn(deps, turn, answer, signal);
  answer.end(end);
  sayText(restorer.end());
  if (end.status === 'failed' && end.failure)
    throw new FailedAnswer(answer.facts.cause ?? 'unknown', end.failure);
  // Nothing but calls that cannot be made.
  if (end.status === 'done' && !told.any)
    throw failed(makeTurnError('malformed'), deps.clock.now(), 1);
}

async function ready(deps: GivenDeps, given: GivenTurn): ReturnType<typeof prepareMessages> {
  try {
    const prepared = await prepareMessages(deps, given);
    await checkQuota(deps, prepared.turn);
    return prepared;
  } catch (caught) {
    const now = deps.clock.now();
    throw failed(toTurnError(caught, { now }), now, 0);
  }
}

function failed(error: TurnError, now: number, requestsUsed: number): FailedAnswer {
  return new FailedAnswer(error.causeName, toFailure(error, { modelName: '', now, requestsUsed }));
}

function readCall(
  { id, name, arguments: json }: ToolCall,
  restore: (text: string) => string,
): GivenPart {
  const input = parseLooseJson(json);
  if (!isRecord(input)) return { type: 'badCall', name };
  return { type: 'call', id, name, input: mapStrings(input, restore) as object };
}
