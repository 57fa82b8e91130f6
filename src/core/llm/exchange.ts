import type { Clock, Disposable, Fetch, Logger } from '../ports';
import { AnswerReader } from './answerReader';
import { BodyWatch } from './bodyWatch';
import { isCompletion } from './chunk';
import { readConnection } from './connectionTrouble';
import type { ErrorContext } from './errorContext';
import { type TurnError, makeTurnError } from './errors';
import type { StreamEvent } from './events';
import type { Evidence } from './evidence';
import { Mailbox } from './mailbox';
import type { Ask } from './openaiSdk';
import { spareFields, type RequestField } from './preset';
import { readRateFigure } from './rateHeaders';
import { headersOf, secretsOf, type ChatRequest, type Patience, type Target } from './request';
import { requestBody } from './requestBody';
import { toTurnError } from './toTurnError';
import { isRecord, parseJson } from './untrusted';
import { Watchdog, type Silence } from './watchdog';

export interface ExchangeDeps {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Made once: the one that `abort` would make notes where it was made, and nobody reads that. */
const ended = Object.assign(new Error('The exchange has ended.'), { name: 'AbortError' });

/** One request and its answer, watched from all sides: `openai` alone would miss half of what can go wrong. */
export class Exchange implements Disposable {
  readonly #deps: ExchangeDeps;
  readonly #target: Target;
  readonly #signal: AbortSignal;
  readonly #abort = new AbortController();
  readonly #mailbox = new Mailbox<StreamEvent>();
  readonly #reader = new AnswerReader((event) => this.#mailbox.put(event));
  readonly #watchdog: Watchdog;
  readonly #body: BodyWatch;
  #spare: readonly RequestField[] = [];
  #seen: Pick<ErrorContext, 'status' | 'headers' | 'accepted'> = {};

  constructor(deps: ExchangeDeps, target: Target, patience: Patience, signal: AbortSignal) {
    this.#deps = deps;
    this.#target = target;
    this.#signal = signal;
    this.#watchdog = new Watchdog(deps.clock, patience, (silence) => this.#fellSilent(silence));
    this.#body = new BodyWatch({
      bytes: () => this.#watchdog.sawBytes(),
      comment: () => this.#mailbox.put({ type: 'keepAlive' }),
      data: () => this.#watchdog.sawData(),
    });
    signal.addEventListener('abort', this.#stop);
  }

  get events(): AsyncIterable<StreamEvent> {
    return this.#mailbox;
  }

  /** Never rejects: what goes wrong comes out of `events`. */
  async run(request: ChatRequest): Promise<void> {
    try {
      const { openStream } = await import('./openaiSdk');
      if (this.#abort.signal.aborted) return;
      this.#reader.takesCalls = (request.tools ?? []).length > 0;
      const body = requestBody(this.#target.preset, request);
      this.#spare = spareFields.filter((name) => name in body);
      const { signal } = this.#abort;
      const chunks = await openStream(this.#target.url, this.#ask, body, signal);
      for await (const chunk of chunks) this.#take(chunk);
      this.#complete();
    } catch (caught) {
      this.#fail(this.#judge(caught));
    }
  }

  dispose(): void {
    this.#signal.removeEventListener('abort', this.#stop);
    this.#watchdog.dispose();
    this.#abort.abort(ended);
  }

  readonly #stop = (): void => {
    this.#fail(makeTurnError('stopped', this.#known()));
    this.#abort.abort();
  };

  /** Sends only headers of our own making: `openai` would add some of the machine and of its environment. */
  readonly #ask: Ask = async (url, body) => {
    if (!this.#abort.signal.aborted) this.#watchdog.start();
    const response = await this.#deps.fetch(url, {
      method: 'POST',
      body,
      headers: {
        ...headersOf(this.#target),
        Accept: 'text/event-stream',
        'Content-Type': 'application/json',
      },
      signal: this.#abort.signal,
      // A redirection would carry the prompt to another host.
      redirect: 'manual',
    });
    this.#watchdog.sawBytes();
    const { headers, body: answer, ok } = response;
    const status = response.type === 'opaqueredirect' ? 302 : response.status;
    const accepted = ok && !/html/i.test(headers.get('Content-Type') ?? '');
    this.#seen = { status, headers, accepted };
    this.#deps.logger.debug(`${this.#target.preset.name} answered with status ${status}`);
    const figure = readRateFigure(headers, this.#deps.clock.now());
    if (figure) this.#mailbox.put({ type: 'limits', figure });
    if (!ok) {
      if (answer) await this.#body.read(answer);
      throw new Error(`Status ${status}`);
    }
    if (accepted) this.#tellAccepted(headers);
    return answer && this.#body.watch(answer);
  };

  #tellAccepted(headers: Headers): void {
    const generationId = headers.get('X-Generation-Id');
    this.#mailbox.put({ type: 'accepted', ...(generationId === null ? {} : { generationId }) });
  }

  #take(chunk: unknown): void {
    const wasFinished = this.#reader.finished;
    this.#reader.take(chunk);
    if (this.#reader.finished && !wasFinished) this.#watchdog.sawEnd();
  }

  #complete(): void {
    const whole = this.#body.sawData ? '' : this.#body.text.replace(/^:.*$/gm, '').trim();
    if (whole !== '') this.#takeWhole(whole);
    this.#reader.end(this.#body.sawDone || whole !== '');
    this.#mailbox.close();
  }

  /** The answer came in one piece, or it is none. @throws TurnError */
  #takeWhole(body: string): void {
    const parsed = parseJson(body);
    if (isCompletion(parsed)) {
      this.#reader.take(parsed);
      return;
    }
    const error = toTurnError(new Error('No event stream'), { ...this.#context(), body });
    throw error.causeName === 'unknown' ? makeTurnError('malformed', error.evidence) : error;
  }

  #fellSilent(silence: Silence): void {
    if (this.#reader.finished) this.#settle();
    else this.#fail(makeTurnError(silence === 'idle' ? 'timeout' : 'noProgress', this.#known()));
    this.#abort.abort();
  }

  /** The answer is whole although the stream did not end in due form. */
  #settle(): void {
    try {
      this.#complete();
    } catch (caught) {
      this.#fail(toTurnError(caught, this.#context()));
    }
  }

  #judge(caught: unknown): TurnError | undefined {
    const told = isRecord(caught) && isRecord(caught['error']);
    const early = this.#seen.accepted !== true;
    const whole = this.#body.sawData ? undefined : this.#body.text;
    const context = { ...this.#context(), ...(whole === undefined ? {} : { body: whole }) };
    const error = toTurnError(caught, context);
    if (told && !early && error.causeName === 'unknown') {
      return makeTurnError('modelError', error.evidence, caught);
    }
    if (early || told || error === caught) return error;
    if (this.#reader.finished) {
      this.#settle();
      return undefined;
    }
    if (caught instanceof SyntaxError) return makeTurnError('malformed', this.#known(), caught);
    const name = readConnection(caught) === 'timeout' ? 'timeout' : 'cut';
    return makeTurnError(name, this.#known(), caught);
  }

  #fail(error: TurnError | undefined): void {
    if (error === undefined) return;
    this.#reader.flush();
    this.#mailbox.fail(error);
  }

  #known(): Pick<Evidence, 'accepted' | 'provider'> {
    return { accepted: this.#seen.accepted === true, provider: this.#target.preset.id };
  }

  #context(): ErrorContext {
    return {
      ...this.#seen,
      provider: this.#target.preset.id,
      spareFields: this.#spare,
      now: this.#deps.clock.now(),
      secrets: secretsOf(this.#target),
    };
  }
}
