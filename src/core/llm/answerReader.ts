import { makeTurnError } from './errors';
import { readChunk, type Chunk } from './chunk';
import type { StreamEvent } from './events';
import { ThinkSplitter, type AnswerPiece } from './thinkSplitter';
import { ToolCalls } from './toolCalls';

/** Thrown for an error object inside an answer; `toTurnError` reads it like any other. */
export class ErrorInAnswer extends Error {
  constructor(readonly error: unknown) {
    super('The answer has an error in it.');
    this.name = 'ErrorInAnswer';
  }
}

/** Turns the chunks of one answer into events, and judges at the end whether it was an answer. */
export class AnswerReader {
  readonly #put: (event: StreamEvent) => void;
  readonly #splitter = new ThinkSplitter();
  readonly #calls = new ToolCalls();
  #served = '';
  #endpointHost: string | undefined;
  #hasText = false;
  #hasReasoning = false;
  #finishReason: string | undefined;

  /** Whether calls of tools were asked for; else an answer of nothing but those is an empty one. */
  takesCalls = false;

  constructor(put: (event: StreamEvent) => void) {
    this.#put = put;
  }

  /** Whether the model has said that it is done. */
  get finished(): boolean {
    return this.#finishReason !== undefined;
  }

  /** @throws ErrorInAnswer */
  take(value: unknown): void {
    const chunk = readChunk(value);
    this.#tellServed(chunk);
    this.#tell([{ type: 'reasoning', text: chunk.reasoning }]);
    this.#tell(this.#splitter.push(chunk.content));
    if (this.takesCalls) for (const piece of chunk.toolCalls) this.#calls.take(piece);
    if (chunk.finishReason !== undefined) {
      this.#tell(this.#splitter.flush());
      this.#finishReason = chunk.finishReason;
    }
    if (chunk.usage !== undefined) this.#put({ type: 'usage', usage: chunk.usage });
    if (chunk.error !== undefined) throw new ErrorInAnswer(chunk.error);
  }

  /** What was held back is told, also when the answer breaks off. */
  flush(): void {
    this.#tell(this.#splitter.flush());
  }

  /**
   * Nothing more comes. `sawDone`: the stream was closed in due form, as those do that give no `finish_reason`.
   * @throws CutError, ModelErrorError, ModerationError, ReasoningOnlyError, EmptyAnswerError
   */
  end(sawDone: boolean): void {
    this.flush();
    const reason = this.#finishReason ?? (sawDone ? 'stop' : undefined);
    const known = {
      accepted: true,
      ...(this.#endpointHost === undefined ? {} : { endpointHost: this.#endpointHost }),
    };
    if (reason === undefined) throw makeTurnError('cut', known);
    if (reason === 'error') throw makeTurnError('modelError', known);
    if (reason === 'content_filter') throw makeTurnError('moderation', known);
    if (!this.#hasText && !this.#calls.any) {
      throw this.#hasReasoning
        ? makeTurnError('reasoningOnly', known)
        : makeTurnError('emptyAnswer', known);
    }
    for (const call of this.#calls.whole()) this.#put({ type: 'toolCall', call });
    this.#put({ type: 'finished', reason });
  }

  #tellServed({ model, endpointHost }: Chunk): void {
    if (model === undefined) return;
    if (model === this.#served && endpointHost === this.#endpointHost) return;
    this.#served = model;
    this.#endpointHost = endpointHost;
    this.#put({ type: 'served', model, ...(endpointHost === undefined ? {} : { endpointHost }) });
  }

  #tell(pieces: readonly AnswerPiece[]): void {
    for (const piece of pieces) {
      if (piece.type === 'thought') {
        this.#hasReasoning ||= this.#hasText;
        this.#hasText = false;
        this.#put({ type: 'thought' });
      }
      if (piece.type === 'thought' || piece.text === '') continue;
      const isSaid = piece.text.trim() !== '';
      if (piece.type === 'text') this.#hasText ||= isSaid;
      else this.#hasReasoning ||= isSaid;
      this.#put({ type: piece.type, text: piece.text });
    }
  }
}
