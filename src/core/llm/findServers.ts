import type { Clock, Fetch } from '../ports';
import { localPresets } from './localPresets';
import type { Preset } from './preset';
import { asRecord, parseJson } from './untrusted';

/** A server of a kind that Frugal knows, which answers on this machine. */
export interface FoundServer {
  readonly preset: Preset;
  readonly url: string;
  /** How many models it lists. */
  readonly models: number;
}

/** As long as a server of this machine may take, in milliseconds. */
const patienceMs = 1500;

/**
 * Asks where Ollama and LM Studio usually are, on this machine only, whether somebody is there. Sends nothing but the
 * question for the models. @param addresses where they are instead: of another kind than `http` to this machine, none is asked
 */
export async function findServers(
  deps: { readonly fetch: Fetch; readonly clock: Clock },
  addresses: Readonly<Partial<Record<string, string>>> = {},
): Promise<readonly FoundServer[]> {
  const presets = [localPresets.ollama, localPresets.lmstudio];
  const found = presets.map(async (preset) => {
    const url = addresses[preset.id] ?? preset.exampleUrl ?? '';
    const models = await modelsAt(deps, url);
    return models === undefined ? [] : [{ preset, url, models }];
  });
  return (await Promise.all(found)).flat();
}

async function modelsAt(
  { fetch, clock }: { readonly fetch: Fetch; readonly clock: Clock },
  url: string,
): Promise<number | undefined> {
  if (!/^http:\/\/127\.0\.0\.1:\d+\//.test(url)) return undefined;
  const abort = new AbortController();
  const timer = clock.after(patienceMs, () => abort.abort());
  try {
    const response = await fetch(`${url}/models`, { signal: abort.signal, redirect: 'manual' });
    const { data } = asRecord(parseJson(await response.text()));
    return response.ok && Array.isArray(data) ? data.length : undefined;
  } catch {
    // Nobody is there.
    return undefined;
  } finally {
    timer.dispose();
  }
}
