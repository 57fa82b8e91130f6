import { parseJson } from '../llm/untrusted';
import type { Clock, Fetch } from '../ports';
import { CatalogueError } from './catalogueError';

const timeoutMs = 15 * 1000;

/**
 * The JSON at an address of a provider's lists; undefined where it is none. Rejects with the signal's reason once that comes,
 * and asks nobody where it has come already.
 * @throws CatalogueError
 */
export async function fetchList(
  { fetch, clock }: { readonly fetch: Fetch; readonly clock: Clock },
  url: string,
  own: Readonly<Record<string, string>> = {},
  signal?: AbortSignal,
): Promise<unknown> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  const timer = clock.after(timeoutMs, stop);
  signal?.addEventListener('abort', stop);
  try {
    const response = await fetch(url, {
      headers: { ...own, Accept: 'application/json' },
      signal: controller.signal,
      // A redirection would carry the key to another host.
      redirect: 'manual',
    });
    if (!response.ok) throw new CatalogueError('status', undefined, response.status);
    return parseJson(await response.text());
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof CatalogueError) throw error;
    throw new CatalogueError(controller.signal.aborted ? 'timeout' : 'network', error);
  } finally {
    timer.dispose();
    signal?.removeEventListener('abort', stop);
  }
}
