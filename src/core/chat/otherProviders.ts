import type { Failure, OtherProvider } from '../../shared/chat';
import type { ProviderId } from '../llm/preset';
import { presets } from '../llm/presets';
import { providersInUse } from '../llm/providers';
import type { PromptTurn } from '../prompt/buildPrompt';
import { checkQuota, prepareTurn, type PrepareDeps } from './prepareTurn';

/** Who met a daily limit, and who could answer the same turns, as far as that is known without a request. */
export async function otherProviders(
  deps: PrepareDeps,
  turns: readonly PromptTurn[],
  asked: ProviderId | undefined,
): Promise<Required<Pick<Failure, 'provider' | 'others'>> | undefined> {
  try {
    const provider = asked ?? (await deps.candidates())[0].provider;
    const others = (await providersInUse(deps)).filter((id) => id !== provider);
    const offers = await Promise.all(others.map((id) => offerOf(deps, turns, id)));
    return { provider, others: offers.flat() };
  } catch {
    return undefined;
  }
}

/** Nothing where it has no model that could serve. */
async function offerOf(
  deps: PrepareDeps,
  turns: readonly PromptTurn[],
  id: ProviderId,
): Promise<readonly OtherProvider[]> {
  try {
    const ready = await prepareTurn(deps, turns, { provider: id });
    await checkQuota(deps, ready);
    const [model] = ready.candidates;
    return [{ id, name: presets[id].name, modelName: model.name }];
  } catch {
    return [];
  }
}
