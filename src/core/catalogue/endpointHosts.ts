import type { EndpointHost, KnownHosts } from '../../shared/modelsProtocol';
import { asList, asNumber, asRecord, asText, isRecord, parseJson } from '../llm/untrusted';
import type { Cache, Clock, Fetch } from '../ports';
import { CatalogueError } from './catalogueError';
import { fetchList } from './fetchList';
import { priceIn } from './priceIn';

export interface EndpointHostsDeps {
  readonly fetch: Fetch;
  readonly cache: Cache;
  readonly clock: Clock;
  /** Address of OpenRouter's API without a trailing slash, read at each use. */
  readonly url: () => string;
}

interface Kept extends KnownHosts {
  /** Of the list. */
  readonly url: string;
}

const cacheName = 'endpointHosts';
/** Models whose hosts are remembered. */
const most = 40;

/** Who runs OpenRouter's models. Nobody is asked but by `fetch`, which costs no request of the quota and needs no key. */
export class EndpointHosts {
  constructor(private readonly deps: EndpointHostsDeps) {}

  /** As they were last fetched. @throws StorageError */
  async kept(id: string): Promise<KnownHosts | undefined> {
    const url = this.urlOf(id);
    const kept = keptIn(await this.deps.cache.get(cacheName)).find((one) => one.url === url);
    return kept && { fetchedAt: kept.fetchedAt, hosts: kept.hosts };
  }

  /** @throws CatalogueError, StorageError */
  async fetch(id: string): Promise<KnownHosts> {
    const url = this.urlOf(id);
    const hosts = parseHosts(await fetchList(this.deps, url));
    if (!hosts) throw new CatalogueError('body');
    const known = { fetchedAt: this.deps.clock.now(), hosts };
    await this.deps.cache.change(cacheName, (json) => {
      const others = keptIn(json).filter((one) => one.url !== url);
      return JSON.stringify([...others, { url, ...known }].slice(-most));
    });
    return known;
  }

  private urlOf(id: string): string {
    return `${this.deps.url()}/models/${id.split('/').map(encodeURIComponent).join('/')}/endpoints`;
  }
}

/** The answer of `GET /models/{author}/{slug}/endpoints`. Never throws; undefined where it has no list. */
export function parseHosts(body: unknown): readonly EndpointHost[] | undefined {
  const data = asRecord(asRecord(body)['data']);
  if (!Array.isArray(data['endpoints'])) return undefined;
  return asList(data['endpoints'])
    .filter(isRecord)
    .flatMap((endpoint) => {
      const name = asText(endpoint['provider_name']) ?? '';
      const price = priceIn(endpoint['pricing']);
      const quantization = asText(endpoint['quantization']);
      const numbers = {
        context: positive(endpoint['context_length']),
        maxPrompt: positive(endpoint['max_prompt_tokens']),
        maxAnswer: positive(endpoint['max_completion_tokens']),
        uptime: positive(endpoint['uptime_last_1d']),
      };
      const known = Object.entries(numbers).filter(([, value]) => value !== undefined);
      if (name === '') return [];
      return [
        {
          name,
          ...(Object.fromEntries(known) as Partial<Record<keyof typeof numbers, number>>),
          ...(quantization !== undefined && quantization !== 'unknown' && { quantization }),
          ...(price && { price }),
        },
      ];
    });
}

function positive(value: unknown): number | undefined {
  const number = asNumber(value);
  return number !== undefined && number > 0 ? number : undefined;
}

function keptIn(json: string | undefined): readonly Kept[] {
  return asList(parseJson(json ?? '')) as readonly Kept[];
}
