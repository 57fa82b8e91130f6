import * as vscode from 'vscode';
import type { AnswerMessage, Failure, FailureAction } from '../../shared/chat';
import type { ChatLog } from '../../core/chat/chatLog';
import type { NewTurn } from '../../core/chat/newTurn';
import type { StreamingAnswer } from '../../core/chat/streamingAnswer';
import { detailOf, toQuestion } from '../../core/chat/toQuestion';
import { MarkRestorer } from '../../core/languageModels/markRestorer';
import { automaticId } from '../../core/languageModels/offeredModel';
import { sayDuration } from '../../core/say';
import { pageStrings } from '../../shared/strings';
import type { App } from '../app';
import { Cancelled, ExpectedError } from '../expectedError';
import { signalOf } from '../native/signalOf';
import { readMetadata, type ResultMetadata } from './resultMetadata';
import { requestTurn } from './requestTurn';

/** A request as it reaches the participant. */
export interface Request {
  readonly request: vscode.ChatRequest;
  readonly context: vscode.ChatContext;
  readonly response: vscode.ChatResponseStream;
  readonly token: vscode.CancellationToken;
}

/**
 * Answers in VS Code's chat as Frugal answers in its own: the same tasks, checks and kept answers, and the same chat is found
 * in its history, which is what remembers the turns before. One request, or none where a check fails.
 */
export async function answerRequest(app: App, asked: Request): Promise<vscode.ChatResult> {
  const { request, response, token } = asked;
  const { signal, dispose } = signalOf(token);
  try {
    const turn = await requestTurn(app, request);
    const log = await chatOf(app, asked);
    showReferences(turn, response);
    const answer = await ask(app, { log, turn, model: pickedModel(request), signal }, asked);
    return await finish(app, { log, turn, answer }, asked);
  } catch (error) {
    if (error instanceof Cancelled) return {};
    if (!(error instanceof ExpectedError)) throw error;
    return { errorDetails: { message: error.message } };
  } finally {
    dispose();
  }
}

/**
 * The chat that the last answer of the participant belongs to, up to that answer, once nothing else is asked there; a new one
 * where there is none. @throws Cancelled
 */
async function chatOf(
  { session: { chat } }: App,
  { context: { history }, token }: Request,
): Promise<ChatLog> {
  const results = history.flatMap((turn) => ('result' in turn ? [readMetadata(turn.result)] : []));
  const last = results.findLast((result) => result !== undefined);
  const log = last && (await chat.find(last.chatId));
  if (log) await chat.ended(log);
  if (token.isCancellationRequested) throw new Cancelled();
  if (!log?.find(last?.answerId ?? '')) return chat.newLog();
  // What the user took back in VS Code's chat is not said here either.
  if (last && log.messages.at(-1)?.id !== last.answerId) chat.hideAfter(log, last.answerId);
  return log;
}

/**
 * Frugal chooses who answers, by what is set with *Pick Model*: what VS Code's own picker shows is mostly a model of somebody
 * else, which Frugal neither counts nor asks. Only one of Frugal's own that was picked there is meant.
 */
function pickedModel({ model }: vscode.ChatRequest): string | undefined {
  // In the first turn of a window without any model there is none, whatever its type says.
  const { vendor, id } = (model as vscode.LanguageModelChat | undefined) ?? {};
  return vendor === 'frugal' && id !== automaticId ? id : undefined;
}

interface Question {
  readonly log: ChatLog;
  readonly turn: NewTurn;
  readonly model: string | undefined;
  readonly signal: AbortSignal;
}

async function ask(
  { session, clock }: App,
  { log, turn, model, signal }: Question,
  { response, token }: Request,
): Promise<AnswerMessage> {
  const question = toQuestion(turn, crypto.randomUUID(), clock.now());
  session.chat.show(log, question, detailOf(turn));
  // Whoever copies or inserts code here does so without Frugal, which could put its secrets back only then.
  const turns = log.promptOf(log.askedWith(question), question.id);
  const restorer = new MarkRestorer(await session.asking.masking.restoring(turns));
  let shown = '';
  const show = (text: string): void => {
    // VS Code has closed the response by then, and throws.
    if (text === '' || token.isCancellationRequested) return;
    shown += text;
    response.markdown(text);
  };
  const watch = (answer: StreamingAnswer): void => {
    let thinks = false;
    answer.onDidWait((until) => {
      const rest = sayDuration(Math.max(0, until - clock.now()));
      if (!token.isCancellationRequested)
        response.progress(vscode.l10n.t(pageStrings.liveLimit, rest));
    });
    answer.onDidTake((event) => {
      if (event.type === 'text') {
        show(restorer.push(event.text));
      } else if (event.type === 'thought') {
        show(restorer.end());
        // What is shown cannot be taken back: a rule tells it from the answer.
        if (shown !== '') show('\n\n---\n\n');
      } else if (event.type === 'reasoning' && !thinks && !token.isCancellationRequested) {
        thinks = true;
        response.progress(vscode.l10n.t('{0} is thinking', answer.current.modelName));
      }
    });
  };
  // The oldest turns of a long chat are left out: here is no button that asks.
  const how = {
    watch,
    signal,
    mayCut: turn.task === 'chat',
    ...(model !== undefined && { model }),
  };
  const answer = await session.chat.ask(log, question, how);
  show(restorer.end());
  // An answer that is kept comes in one piece.
  if (shown === '') show(restorer.push(answer.text) + restorer.end());
  return answer;
}

function showReferences({ attachments }: NewTurn, response: vscode.ChatResponseStream): void {
  for (const { uri, chip } of attachments) {
    if (uri === '') continue;
    const [first, last] = chip.lines ?? [];
    const place = vscode.Uri.parse(uri);
    const isWhole = first === undefined || last === undefined;
    const range = isWhole ? undefined : new vscode.Range(first - 1, 0, last, 0);
    response.reference(range ? new vscode.Location(place, range) : place);
  }
}

interface Answered {
  readonly log: ChatLog;
  readonly turn: NewTurn;
  readonly answer: AnswerMessage;
}

async function finish(
  { session }: App,
  { log, turn, answer }: Answered,
  { response, token }: Request,
): Promise<vscode.ChatResult> {
  const { failure, proposal, receipt, modelName } = answer;
  const metadata: ResultMetadata = {
    chatId: log.id,
    answerId: answer.id,
    task: turn.task,
    modelName,
    requests: receipt?.requests ?? 0,
  };
  // A proposal is found where its chat is kept.
  const found = proposal?.state === 'open' && (await session.proposals.find(answer.id));
  if (token.isCancellationRequested) return { metadata };
  if (answer.status === 'done') response.markdown(`\n\n_${costOf(answer)}_\n`);
  if (found)
    response.button({
      command: 'frugal.reviewProposal',
      title: vscode.l10n.t('Review Changes'),
      arguments: [answer.id],
    });
  if (proposal?.state === 'refused' && proposal.reason !== undefined)
    response.markdown(`\n\n${proposal.reason}\n`);
  if (failure) for (const command of commandsOf(failure)) response.button(command);
  response.button({ command: 'frugal.showUsage', title: vscode.l10n.t('Quota') });
  if (!failure) return { metadata };
  return { metadata, errorDetails: { message: `${failure.title}. ${failure.detail}` } };
}

/** Who answered, and what that took. */
function costOf({ modelName, receipt, requestOfDay }: AnswerMessage): string {
  const { l10n } = vscode;
  const { requests = 0 } = receipt ?? {};
  if (requests === 0) return l10n.t('{0}, a kept answer: 0 requests', modelName);
  if (requests > 1) return l10n.t('{0}, {1} requests', modelName, requests);
  if (!requestOfDay) return l10n.t('{0}, 1 request', modelName);
  return l10n.t('{0}, request {1} of {2} today', modelName, ...requestOfDay);
}

/** What helps with a failure, as far as a command does it. */
function commandsOf({ actions }: Failure): readonly vscode.Command[] {
  const { l10n } = vscode;
  const commands: Partial<Readonly<Record<FailureAction, vscode.Command>>> = {
    setKey: { command: 'frugal.setKey', title: l10n.t('Set API Key') },
    getKey: { command: 'frugal.getKey', title: l10n.t('Get a Free API Key') },
    pickModel: { command: 'frugal.pickModel', title: l10n.t('Pick Model') },
    setUpServer: { command: 'frugal.setUpServer', title: l10n.t('Set Up a Server') },
    refreshModels: { command: 'frugal.refreshModels', title: l10n.t('Refresh Models') },
    openProxySettings: {
      command: 'workbench.action.openSettings',
      arguments: ['@id:http.proxy'],
      title: l10n.t('Proxy settings'),
    },
    openLog: { command: 'frugal.showLog', title: l10n.t('Show Log') },
  };
  return actions.flatMap((action) => commands[action] ?? []);
}
