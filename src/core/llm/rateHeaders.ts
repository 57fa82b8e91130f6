import { readDuration } from './limitTimes';
import { asNumber } from './untrusted';

/** What is left of a limit, as the headers of an answer tell it. */
export interface RateWindow {
  /** Above 0. */
  readonly limit: number;
  /** 0 to `limit`; absent where it was not told. */
  readonly left?: number;
  /** Milliseconds until all of it is back, if nothing more is sent. */
  readonly backIn?: number;
}

/** What Groq tells with every answer of the limits of its model. */
export interface RateFigure {
  /** Epoch milliseconds: when it was here. */
  readonly at: number;
  /** Requests of a day. */
  readonly requests?: RateWindow;
  /** Tokens of a minute. */
  readonly tokens?: RateWindow;
}

interface Headers {
  get(name: string): string | null;
}

/** `x-ratelimit-*`; undefined where the headers tell nothing that makes sense. @param at epoch milliseconds */
export function readRateFigure(headers: Headers, at: number): RateFigure | undefined {
  const requests = readWindow(headers, 'requests');
  const tokens = readWindow(headers, 'tokens');
  if (!requests && !tokens) return undefined;
  return { at, ...(requests && { requests }), ...(tokens && { tokens }) };
}

function readWindow(headers: Headers, of: 'requests' | 'tokens'): RateWindow | undefined {
  const told = (what: string): string | null => headers.get(`x-ratelimit-${what}-${of}`);
  const limit = asNumber(told('limit'));
  if (limit === undefined || limit <= 0) return undefined;
  const left = asNumber(told('remaining'));
  const backIn = readDuration(told('reset') ?? '');
  return {
    limit,
    ...(left !== undefined && { left: Math.min(limit, Math.max(0, left)) }),
    ...(backIn !== undefined && { backIn }),
  };
}
