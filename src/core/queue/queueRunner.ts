import type { AnswerMessage, QueuedAction } from '../../shared/chat';
import type { ChatLog } from '../chat/chatLog';
import { emptyAnswer } from '../chat/emptyAnswer';
import type { OpenChat } from '../chat/openChat';
import type { Meter } from '../chat/turnRunner';
import { providerOf } from '../llm/modelId';
import { providerIds } from '../llm/presets';
import { targetOf, type ProviderDeps } from '../llm/providers';
import type {
  ChatStore,
  Clock,
  Disposable,
  Files,
  Keep,
  Notifier,
  QueuedTurn,
  TurnQueue,
} from '../ports';
import type { Attachment } from '../prompt/attachment';
import { minuteMs } from '../quota/calendar';
import { counterOf } from '../quota/counter';
import { changesOf, withCodeNow } from './changedCode';
import { mayLeave } from './mayLeave';
import { asQueued, findIn, sentOnlyThere, withoutQueue, type Found } from './queuedQuestion';
import { say } from '../say';
import { showWaiting } from './showWaiting';

export interface QueueDeps extends ProviderDeps {
  readonly clock: Clock;
  readonly keep: Keep;
  readonly notifier: Notifier;
  readonly queue: TurnQueue;
  readonly chats: ChatStore;
  readonly chat: OpenChat;
  readonly meter: Meter;
  readonly workspace: string;
  readonly trusted: () => boolean;
  readonly files: Pick<Files, 'read'>;
  /** Puts a message back into the composer. */
  readonly compose: (text: string, attachments: readonly Attachment[]) => Promise<void>;
  /** Asks for other words of a task; undefined: they stay. */
  readonly reword: (text: string) => Promise<string | undefined>;
}

/** One that this window may send. */
interface Claimed extends Found {
  readonly claim: string;
}

/** More than that is no queue any more but a day's work. */
const mostQueued = 20;
/** So long after the limit is over a question goes out. */
const marginMs = 5000;
/** A window with another chat open lets the one with this chat go first. */
const courtesyMs = 2000;
/** While another window answers, this one looks how far it is. */
const followMs = 2000;
/** So long a question waits for the provider to confirm that it takes requests again. */
const patienceMs = 4 * minuteMs;
/** A machine that sleeps stops its timers, so that none is set for longer. */
const longestTimerMs = 5 * minuteMs;

/** Sends what waits when its time has come: in order, one after the other, and each once, however many windows are open. */
export class QueueRunner implements Disposable {
  private timer: Disposable | undefined;
  private looking: Promise<void> | undefined;
  private lookAgain = false;
  private disposed = false;
  /** When each question was first found unable to leave for sure, and when to try again; epoch milliseconds. */
  private readonly unsure = new Map<string, { readonly since: number; readonly again: number }>();
  /** Answers that this window is asking for. */
  private readonly own = new Set<string>();
  /** Answers that another window is writing, or has just written. */
  private readonly followed = new Set<string>();

  /** @param changed what waits may be different now */
  constructor(
    private readonly deps: QueueDeps,
    private readonly changed: () => void,
  ) {}

  /** Queues the question of an answer that failed at a daily limit. @throws StorageError */
  async add(answerId: string): Promise<void> {
    const { chat, queue, notifier } = this.deps;
    const found = findIn(chat.log, answerId);
    if (found?.answer.failure?.backAt === undefined) return;
    const { backAt, provider: name } = found.answer.failure;
    const asked = providerOf(found.answer.modelId);
    const provider = providerIds.find((id) => id === name) ?? asked;
    const notBefore = backAt + marginMs;
    const turn = { chatId: found.log.id, answerId, provider, notBefore };
    if (!(await queue.add(turn, mostQueued))) {
      const full = say('{0} questions wait already. Cancel one of them, or send it.', mostQueued);
      await notifier.tell('warning', full);
      return;
    }
    await chat.change(found.log, asQueued(found, notBefore));
    await this.look();
  }

  /** Does what the user wants with a queued question. @throws StorageError */
  async act(answerId: string, action: QueuedAction): Promise<void> {
    const found = findIn(this.deps.chat.log, answerId);
    if (found?.answer.status !== 'queued') return;
    if (action === 'edit' && found.question.task !== 'chat') {
      await this.reword(found);
    } else if (action === 'edit' || action === 'cancel') {
      await this.take(found, action);
    } else {
      if (action === 'sendAsItIs') await this.refreshCode(found);
      const { queue, workspace } = this.deps;
      const turns = await queue.list(workspace, found.log.id);
      const turn = turns.find((each) => each.answerId === answerId);
      if (turn) await this.send(turn, 'user', action === 'sendNow');
    }
    await this.look();
  }

  /** Looks what is due, sends it, and sets a timer for the next. Never rejects. */
  look(): Promise<void> {
    this.lookAgain = true;
    this.looking ??= this.lookUntilDone().finally(() => (this.looking = undefined));
    return this.looking;
  }

  dispose(): void {
    this.disposed = true;
    this.timer?.dispose();
  }

  private async lookUntilDone(): Promise<void> {
    while (this.lookAgain && !this.disposed) {
      this.lookAgain = false;
      await this.deps.keep(() => this.lookOnce());
      this.changed();
    }
  }

  private async lookOnce(): Promise<void> {
    const { chat, clock, queue, trusted, workspace } = this.deps;
    const turns = await queue.list(workspace, chat.log.id);
    await this.follow(turns);
    await showWaiting(chat, turns, this.own);
    let next = this.followed.size > 0 ? clock.now() + followMs : Infinity;
    for (const turn of turns.filter(({ state }) => state !== 'held')) {
      if (turn.state === 'claimed') {
        // One after the other: what comes later waits for it. This window looks again when it is done.
        if (!this.own.has(turn.answerId)) next = Math.min(next, clock.now() + followMs);
        break;
      }
      const due = this.dueAt(turn);
      if (due > clock.now()) next = Math.min(next, due);
      else if (trusted()) {
        await this.send(turn, 'clock', true);
        // That took its time: other windows may have changed the rest.
        this.lookAgain = true;
        return;
      }
    }
    this.schedule(next);
  }

  private dueAt({ answerId, chatId, notBefore }: QueuedTurn): number {
    const first = chatId === this.deps.chat.log.id ? notBefore : notBefore + courtesyMs;
    return Math.max(first, this.unsure.get(answerId)?.again ?? 0);
  }

  private schedule(at: number): void {
    this.timer?.dispose();
    this.timer = undefined;
    if (this.disposed || at === Infinity) return;
    const { clock } = this.deps;
    const wait = Math.min(Math.max(0, at - clock.now()), longestTimerMs);
    this.timer = clock.after(wait, () => {
      if (clock.now() < at) this.schedule(at);
      else void this.look();
    });
  }

  /** @param by where the limit is not over, the clock waits on and a user is told */
  private async send(turn: QueuedTurn, by: 'clock' | 'user', checksCode: boolean): Promise<void> {
    const { answerId } = turn;
    if (this.own.has(answerId)) return;
    this.own.add(answerId);
    try {
      const found = await this.claim(turn);
      if (!found) return;
      if (by === 'clock' && !(await this.isOver(turn, found))) return;
      if (checksCode && (await this.asksAboutCode(found))) return;
      await this.ask(found, turn, by);
    } finally {
      this.own.delete(answerId);
    }
  }

  /** The question, if it is for this window to send it. */
  private async claim({ answerId, chatId }: QueuedTurn): Promise<Claimed | undefined> {
    const { chat, notifier, queue } = this.deps;
    const claim = await queue.claim(answerId);
    // Only a user asks for one of these: no clock sends it here.
    if (claim.kind === 'elsewhere') void notifier.tell('info', sentOnlyThere());
    if (claim.kind !== 'claimed' && claim.kind !== 'left') return undefined;
    const log = await chat.find(chatId);
    const found = log && findIn(log, answerId);
    if (claim.kind === 'left') {
      if (found) await this.interrupt(found);
      return undefined;
    }
    if (!found) await queue.remove(answerId);
    return found && { ...(await this.asKept(found)), claim: claim.id };
  }

  /** The open chat may not know yet that another window has changed the words. */
  private async asKept(found: Found): Promise<Found> {
    const { chat, chats } = this.deps;
    const { log, question } = found;
    if (log !== chat.log) return found;
    const kept = await chats.open(log.id);
    const now = kept?.messages.find(({ message }) => message.id === question.id)?.message;
    if (now?.role !== 'user' || now.text === question.text) return found;
    chat.show(log, now);
    return { ...found, question: now };
  }

  private async ask(
    { log, question, answer, claim }: Claimed,
    { answerId, provider }: QueuedTurn,
    by: 'clock' | 'user',
  ): Promise<void> {
    const { chat, clock, queue } = this.deps;
    // What an earlier try has cost stays on the answer.
    const { receipt } = answer;
    const into = { ...emptyAnswer(answerId, clock.now()), ...(receipt && { receipt }) };
    const { status, failure } = await chat.ask(log, question, { into, provider, claim });
    this.unsure.delete(answerId);
    if (by === 'clock' && status === 'failed' && failure?.backAt !== undefined)
      await this.waitUntil(log, answerId, failure.backAt);
    else await queue.remove(answerId);
  }

  /** Whether the limit is over, as far as the provider tells without a request. If not, the question waits on. */
  private async isOver(turn: QueuedTurn, { log }: Found): Promise<boolean> {
    const { clock, keep, meter, queue } = this.deps;
    const { answerId, notBefore, provider } = turn;
    const target = await targetOf(this.deps, provider);
    if (target?.preset.limits !== 'keyInfo') return true;
    const counter = await counterOf(target, undefined);
    const now = clock.now();
    await meter.refresh();
    const quota = await keep(() => meter.quotaOf(counter));
    const verdict = quota ? mayLeave(quota, now) : 'unsure';
    const since = this.unsure.get(answerId)?.since ?? now;
    if (verdict === 'yes' || (verdict === 'unsure' && now - since >= patienceMs)) return true;
    if (verdict === 'unsure' || quota?.resetsAt === undefined) {
      this.unsure.set(answerId, { since, again: now + minuteMs + marginMs });
      await queue.postpone(answerId, notBefore);
    } else await this.waitUntil(log, answerId, quota.resetsAt);
    return false;
  }

  private async waitUntil(log: ChatLog, answerId: string, backAt: number): Promise<void> {
    const found = findIn(log, answerId);
    const notBefore = backAt + marginMs;
    this.unsure.delete(answerId);
    await this.deps.queue.postpone(answerId, notBefore);
    if (found) await this.deps.chat.change(log, asQueued(found, notBefore));
  }

  private async asksAboutCode(found: Found): Promise<boolean> {
    const { chat, clock, files, queue } = this.deps;
    const { log, question, answer } = found;
    const { changed, gone } = await changesOf(log.detail(question.id), files);
    if (changed.length + gone.length === 0) return false;
    await queue.hold(answer.id);
    const names = { ...(changed.length > 0 && { changed }), ...(gone.length > 0 && { gone }) };
    await chat.change(log, asQueued(found, answer.queued?.until ?? clock.now(), names));
    return true;
  }

  private async refreshCode({ log, question }: Found): Promise<void> {
    const now = await withCodeNow(question, log.detail(question.id), this.deps.files);
    await this.deps.chat.change(log, now.question, now.detail);
  }

  /** The user takes the question back: into the composer, or to the choices that there were before. */
  private async take({ log, question, answer }: Found, action: 'edit' | 'cancel'): Promise<void> {
    const { chat, compose, queue } = this.deps;
    if (!(await queue.remove(answer.id))) return;
    if (action === 'cancel') {
      await chat.change(log, withoutQueue(answer, 'failed'));
      return;
    }
    const { attachments = [] } = log.detail(question.id);
    await chat.remove(log, question.id, answer.id);
    await compose(question.text, attachments);
  }

  /** A task stays in the queue with its code, and asks for it in other words. */
  private async reword({ log, question, answer }: Found): Promise<void> {
    const { chat, queue, workspace } = this.deps;
    const text = await this.deps.reword(question.text);
    const turns = await queue.list(workspace, log.id);
    const turn = turns.find(({ answerId }) => answerId === answer.id);
    if (text === undefined || !turn) return;
    // It may be leaving, from this window or another one.
    const found = await this.claim(turn);
    if (!found) return;
    await chat.change(found.log, { ...found.question, text });
    await queue.postpone(answer.id, turn.notBefore);
  }

  /** Its window died after the request had left, or nobody knows of it: it is never sent again by itself. */
  private async interrupt({ log, answer }: Found): Promise<void> {
    if (['queued', 'waiting', 'streaming'].includes(answer.status))
      await this.deps.chat.change(log, withoutQueue(answer, 'interrupted'));
  }

  /** What another window does with the open chat's questions is shown here, too. */
  private async follow(turns: readonly QueuedTurn[]): Promise<void> {
    const { chat, chats } = this.deps;
    const { log } = chat;
    const waits = turns.filter(({ state }) => state !== 'claimed').map(({ answerId }) => answerId);
    const before = new Set(this.followed);
    this.followed.clear();
    const others = log.messages.filter(
      (message): message is AnswerMessage =>
        message.role === 'assistant' &&
        (message.status === 'queued' || before.has(message.id)) &&
        message.queued?.behind === undefined &&
        !waits.includes(message.id) &&
        !this.own.has(message.id),
    );
    if (others.length === 0) return;
    const kept = await chats.open(log.id);
    for (const shown of others) {
      const { id } = shown;
      const now = kept?.messages.find(({ message }) => message.id === id)?.message;
      if (now?.role !== 'assistant') await chat.remove(log, id);
      else {
        if (JSON.stringify(now) !== JSON.stringify(shown)) chat.show(log, now);
        const isQueued = turns.some(({ answerId }) => answerId === id);
        const isLost = now.status === 'queued' && !isQueued;
        // Another window may be about to write what became of it: it is lost if that does not come.
        if (isQueued || (isLost && !before.has(id))) this.followed.add(id);
        else if (isLost) await chat.change(log, withoutQueue(now, 'interrupted'));
      }
    }
  }
}
