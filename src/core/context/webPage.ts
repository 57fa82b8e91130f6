import type { Clock, Fetch } from '../ports';
import { htmlText, htmlTitle } from './htmlText';

/** Bytes that are read of a page; characters that are kept of its text. */
const mostBytes = 2_000_000;
const mostText = 200_000;
/** For all of it, redirects included; in milliseconds. */
const patienceMs = 15_000;
const mostRedirects = 5;

export interface WebPage {
  /** Where it was in the end. */
  readonly url: string;
  readonly title: string | undefined;
  readonly text: string;
  /** There was more than is kept. */
  readonly isCut: boolean;
}

/** Why a page cannot be had; `detail` is a host, a status or a type, for the sentence. */
export class WebPageError extends Error {
  override readonly name = 'WebPageError';

  constructor(
    readonly why:
      'redirect' | 'redirects' | 'status' | 'notText' | 'empty' | 'silent' | 'unreachable',
    readonly detail = '',
    options?: ErrorOptions,
  ) {
    super(`${why} ${detail}`.trim(), options);
  }
}

/** The address of a page that may be read: `http` or `https`, without a name and password; `https` where none is written. */
export function webAddress(typed: string): URL | undefined {
  const text = typed.trim();
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    return undefined;
  return /^[^.]+\.[^]+$|^localhost$|^\[/.test(url.hostname) ? url : undefined;
}

/**
 * The text of a web page. No cookie, no script and no picture: one page, bounded in size and time.
 * @throws WebPageError, and what `signal` was aborted with
 */
export async function readWebPage(
  fetch: Fetch,
  clock: Clock,
  address: URL,
  signal: AbortSignal,
): Promise<WebPage> {
  const tooLong = new AbortController();
  const timer = clock.after(patienceMs, () => tooLong.abort());
  const until = AbortSignal.any([signal, tooLong.signal]);
  try {
    const { response, url } = await follow(fetch, address, until);
    const type = response.headers.get('content-type') ?? 'text/plain';
    if (
      !/^(text\/|application\/(json|xml|xhtml\+xml|javascript|x-yaml|yaml|.*\+(json|xml)))/i.test(
        type,
      )
    ) {
      await response.body?.cancel();
      throw new WebPageError('notText', type.split(';')[0]);
    }
    return pageOf(await readBounded(response), url, type);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof WebPageError) throw error;
    const why = tooLong.signal.aborted ? 'silent' : 'unreachable';
    throw new WebPageError(why, address.host, { cause: error });
  } finally {
    timer.dispose();
    // Whatever is still coming in is not waited for.
    tooLong.abort();
  }
}

async function follow(
  fetch: Fetch,
  address: URL,
  signal: AbortSignal,
): Promise<{ readonly response: Response; readonly url: URL }> {
  let url = address;
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const headers = { Accept: 'text/html, text/plain, application/json;q=0.9, text/*;q=0.8' };
    const response = await fetch(url.href, {
      redirect: 'manual',
      credentials: 'omit',
      headers,
      signal,
    });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) {
      if (response.ok) return { response, url };
      await response.body?.cancel();
      throw new WebPageError('status', String(response.status));
    }
    await response.body?.cancel();
    const next = URL.parse(location, url.href);
    const target = next && webAddress(next.href);
    // A page out there must not make this machine ask one in here.
    if (!target || (isLocal(target) && !isLocal(address)))
      throw new WebPageError('redirect', next?.host ?? location.slice(0, 80));
    url = target;
  }
  throw new WebPageError('redirects', address.host);
}

/** On this machine or in its own network. */
function isLocal({ hostname }: URL): boolean {
  return /^(localhost|.*\.localhost|.*\.local|.*\.internal|0\.0\.0\.0|127\..*|10\..*|192\.168\..*|169\.254\..*|172\.(1[6-9]|2\d|3[01])\..*|\[(::1?|f[cd].*|fe80.*|::ffff:.*)\])$/i.test(
    hostname,
  );
}

async function readBounded(response: Response): Promise<{ text: string; isCut: boolean }> {
  const decoder = new TextDecoder(charsetOf(response.headers.get('content-type') ?? ''));
  let [text, bytes] = ['', 0];
  const reader = response.body?.getReader();
  if (!reader) return { text, isCut: false };
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode(), isCut: false };
    const room = mostBytes - bytes;
    text += decoder.decode(value.subarray(0, room), { stream: true });
    bytes += value.length;
    if (bytes <= mostBytes) continue;
    await reader.cancel();
    return { text, isCut: true };
  }
}

function charsetOf(type: string): string {
  const label = /charset="?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return 'utf-8';
  }
}

function pageOf(body: { text: string; isCut: boolean }, url: URL, type: string): WebPage {
  if (body.text.includes('\0')) throw new WebPageError('notText', type.split(';')[0]);
  const isHtml = /html/i.test(type) || /^\s*<(!doctype html|html)\b/i.test(body.text);
  const text = isHtml ? htmlText(body.text) : body.text.trim();
  if (text === '') throw new WebPageError('empty', url.host);
  return {
    url: url.href,
    title: isHtml ? htmlTitle(body.text) : undefined,
    text: text.slice(0, mostText),
    isCut: body.isCut || text.length > mostText,
  };
}
