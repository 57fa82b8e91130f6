import type { AnswerMessage } from '../../shared/chat';
import type { ToPage } from '../../shared/protocol';
import type { CauseName } from '../llm/causeName';
import type { StreamEvent, Usage } from '../llm/events';
import { Emitter } from '../event';
import type { Clock, Disposable } from '../ports';

/** One frame: the page hears of new text at most this often, in milliseconds. */
const frameMs = 16;
/** A kill costs at most this much of an answer, in milliseconds. */
const saveMs = 1000;

export interface AnswerListener {
  /** For the page. */
  readonly post: (message: ToPage) => void;
  /** On every change. */
  readonly changed: (message: AnswerMessage) => void;
  /** Now and then while text comes in. */
  readonly save: (message: AnswerMessage) => void;
}

/** What one request told beside its text. */
export interface RequestFacts {
  /** Its row in the ledger. */
  row?: number;
  accepted: boolean;
  usage?: Usage;
  servedModel?: string;
  /** The id of the model that its failure is about. */
  failedModel?: string;
  /** Why it failed. */
  cause?: CauseName;
  endpointHost?: string;
  /** Epoch milliseconds. */
  firstTokenAt?: number;
  finishReason?: string;
}

/** An answer while it comes in: events go in, messages to the page and to the store come out. */
export class StreamingAnswer {
  /** Of the request that is under way, or was the last. */
  facts: RequestFacts = { accepted: false };

  private readonly grown = new Emitter<string>();
  /** All of its text, whenever there is more of it. */
  readonly onDidGrow = this.grown.event;

  private readonly taken = new Emitter<StreamEvent>();
  /** Each event, once it was taken. */
  readonly onDidTake = this.taken.event;

  private readonly held = new Emitter<number>();
  /** A limit is met: the next request leaves by itself then, in epoch milliseconds. */
  readonly onDidWait = this.held.event;

  private pending = { text: '', reasoning: '' };
  private frame: Disposable | undefined;
  private lastFrameAt = -Infinity;
  private saving: Disposable | undefined;
  private reasoningSince: number | undefined;

  constructor(
    private message: AnswerMessage,
    private readonly clock: Clock,
    private readonly listener: AnswerListener,
  ) {}

  get current(): AnswerMessage {
    return this.message;
  }

  /** Another request is about to leave. */
  nextRequest(): void {
    this.facts = { accepted: false };
  }

  take(event: StreamEvent): void {
    this.read(event);
    this.taken.fire(event);
  }

  private read(event: StreamEvent): void {
    const { facts } = this;
    switch (event.type) {
      case 'accepted':
        facts.accepted = true;
        break;
      case 'served':
        facts.servedModel = event.model;
        if (event.endpointHost !== undefined) facts.endpointHost = event.endpointHost;
        break;
      case 'reasoning':
        this.reasoningSince ??= this.clock.now();
        this.append('', event.text);
        break;
      case 'text':
        this.append(event.text, '');
        break;
      case 'thought':
        this.rethink();
        break;
      case 'usage':
        facts.usage = event.usage;
        break;
      case 'finished':
        facts.finishReason = event.reason;
        break;
      case 'keepAlive':
      case 'limits':
      case 'toolCall':
        break;
    }
  }

  /** Takes a change that is shown with the next one. */
  note(change: Partial<AnswerMessage>): void {
    this.message = { ...this.message, ...change };
    this.listener.changed(this.message);
  }

  /** Shows and keeps a change that is not text. */
  update(change: Partial<AnswerMessage>): void {
    this.note(change);
    this.forgetFrame();
    this.listener.post({ type: 'message', message: this.message });
  }

  /** A limit is met until then, in epoch milliseconds. */
  wait(until: number): void {
    this.update({ resumesAt: until });
    this.held.fire(until);
  }

  /** The last change; nothing is shown or kept on its own after it. */
  end(change: Partial<AnswerMessage>): void {
    this.saving?.dispose();
    this.saving = undefined;
    this.update({ ...this.thinkingTime(), ...change });
  }

  /** What is pending is part of a state that was just sent. */
  forgetFrame(): void {
    this.frame?.dispose();
    this.frame = undefined;
    this.pending = { text: '', reasoning: '' };
  }

  private append(text: string, reasoning: string): void {
    const first = this.message.status === 'waiting';
    this.facts.firstTokenAt ??= this.clock.now();
    this.message = {
      ...this.message,
      ...(text !== '' && this.message.text === '' ? this.thinkingTime() : {}),
      status: 'streaming',
      text: this.message.text + text,
      reasoning: this.message.reasoning + reasoning,
    };
    this.listener.changed(this.message);
    if (text !== '') this.grown.fire(this.message.text);
    // From the first sign of life on a reload finds an answer to come back to.
    if (first) this.listener.save(this.message);
    if (first || (text !== '' && this.message.text === text)) {
      this.forgetFrame();
      this.lastFrameAt = this.clock.now();
      this.listener.post({ type: 'message', message: this.message });
    } else {
      this.pending.text += text;
      this.pending.reasoning += reasoning;
      this.flushSoon();
    }
    this.saving ??= this.clock.after(saveMs, () => {
      this.saving = undefined;
      this.listener.save(this.message);
    });
  }

  /** What was taken for the answer was what the model thought. */
  private rethink(): void {
    const { text, reasoning } = this.message;
    if (text === '') return;
    const since = this.reasoningSince ?? this.facts.firstTokenAt ?? this.clock.now();
    this.reasoningSince = since;
    this.update({
      text: '',
      reasoning: reasoning + text.trimEnd(),
      reasoningMs: this.clock.now() - since,
    });
  }

  /** At once after a rest: only what follows closely has to wait. */
  private flushSoon(): void {
    const since = this.clock.now() - this.lastFrameAt;
    if (since >= frameMs) this.flush();
    else this.frame ??= this.clock.after(Math.min(frameMs, frameMs - since), () => this.flush());
  }

  private flush(): void {
    const { text, reasoning } = this.pending;
    this.forgetFrame();
    this.lastFrameAt = this.clock.now();
    this.listener.post({ type: 'delta', id: this.message.id, text, reasoning });
  }

  private thinkingTime(): Partial<AnswerMessage> {
    if (this.reasoningSince === undefined || this.message.reasoningMs !== undefined) return {};
    return { reasoningMs: this.clock.now() - this.reasoningSince };
  }
}
