import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Act } from './acts';

/** How fast the model speaks. 0 or undefined: as fast as possible. */
export interface Rate {
  readonly charactersPerDelta?: number;
  readonly deltasPerSecond?: number;
  readonly firstTokenMs?: number;
}

export interface WireOptions {
  readonly rate: Rate;
  readonly newline: '\n' | '\r\n';
  /** Every event in two writes, the cut inside a multi-byte character where there is one. */
  readonly splitCharacters: boolean;
  /** Aborts when the client hangs up or the simulator closes. */
  readonly signal: AbortSignal;
  readonly onBytes: (count: number) => void;
}

const keepAlive = ': OPENROUTER PROCESSING';
const commentWhileWaitingMs = 500;
const actsPerTurn = 64;

/** Where to cut so that a multi-byte character is torn; the middle when there is none. */
function tearingPoint(bytes: Buffer): number {
  const continuation = bytes.findIndex((byte) => (byte & 0xc0) === 0x80);
  return continuation > 0 ? continuation : Math.floor(bytes.length / 2);
}

class StreamWriter {
  private deltas = 0;
  private started = 0;

  constructor(
    private readonly response: ServerResponse,
    private readonly options: WireOptions,
  ) {}

  async send(acts: Iterable<Act>): Promise<'complete' | 'cut'> {
    let steps = 0;
    for (const act of acts) {
      if (act.kind === 'cut') {
        await this.flushed();
        this.response.destroy();
        return 'cut';
      }
      await this.perform(act);
      // Lets an abort, and other connections, in between the steps of a long answer.
      if (++steps % actsPerTurn === 0) await setImmediate();
      if (this.options.signal.aborted) return 'cut';
    }
    this.response.end();
    return 'complete';
  }

  private async perform(act: Exclude<Act, { readonly kind: 'cut' }>): Promise<void> {
    switch (act.kind) {
      case 'comment':
        return this.write(this.event(keepAlive));
      case 'done':
        return this.write(this.event('data: [DONE]'));
      case 'raw':
        return this.write(act.text.replaceAll('\n', this.options.newline));
      case 'hang':
        return this.hang(act.commentEveryMs);
      case 'chunk':
        if (act.delta !== undefined) await this.pace();
        return this.write(this.event(`data: ${JSON.stringify(act.chunk)}`));
    }
  }

  private event(line: string): string {
    const { newline } = this.options;
    return line + newline + newline;
  }

  /** Waits until the next delta is due; comments meanwhile say that the request is alive. */
  private async pace(): Promise<void> {
    const { firstTokenMs = 0, deltasPerSecond = 0 } = this.options.rate;
    if (this.deltas === 0) {
      for (let left = firstTokenMs; left > 0; left -= commentWhileWaitingMs) {
        await this.pause(Math.min(left, commentWhileWaitingMs));
        if (left > commentWhileWaitingMs) await this.write(this.event(keepAlive));
      }
      this.started = performance.now();
    }
    if (deltasPerSecond > 0) {
      const due = this.started + (this.deltas * 1000) / deltasPerSecond;
      const wait = due - performance.now();
      // Timers cannot wait less than a millisecond: at high rates several deltas are due at once.
      if (wait >= 1) await this.pause(wait);
    }
    this.deltas++;
  }

  private async hang(commentEveryMs?: number): Promise<void> {
    const { signal } = this.options;
    while (!signal.aborted) {
      await this.pause(commentEveryMs ?? 60_000);
      if (commentEveryMs !== undefined) await this.write(this.event(keepAlive));
    }
  }

  private async pause(ms: number): Promise<void> {
    try {
      await setTimeout(ms, undefined, { signal: this.options.signal });
    } catch {
      // Aborted: whoever called looks at the signal.
    }
  }

  private async write(text: string): Promise<void> {
    if (this.options.signal.aborted) return;
    const bytes = Buffer.from(text);
    if (!this.options.splitCharacters) return this.writeBytes(bytes);
    const at = tearingPoint(bytes);
    await this.writeBytes(bytes.subarray(0, at));
    await this.flushed();
    await this.pause(1);
    await this.writeBytes(bytes.subarray(at));
  }

  private async writeBytes(bytes: Buffer): Promise<void> {
    this.options.onBytes(bytes.length);
    if (this.response.write(bytes) || this.options.signal.aborted) return;
    try {
      await once(this.response, 'drain', { signal: this.options.signal });
    } catch {
      // Aborted while the client was slow to read.
    }
  }

  /** Until the system has taken all bytes: what was sent before a cut must arrive. */
  private async flushed(): Promise<void> {
    if (this.response.writableLength > 0) await setImmediate();
    await setImmediate();
  }
}

/** Writes the steps; ends with how the stream ended from our side. */
export async function writeStream(
  response: ServerResponse,
  acts: Iterable<Act>,
  options: WireOptions,
): Promise<'complete' | 'cut'> {
  return new StreamWriter(response, options).send(acts);
}
