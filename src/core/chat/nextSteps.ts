import type { Failure, FailureAction, OtherProvider } from '../../shared/chat';
import type { Model } from '../catalogue/model';
import { providerOf } from '../llm/modelId';
import type { ProviderId } from '../llm/preset';
import { presets } from '../llm/presets';
import { providersInUse } from '../llm/providers';
import type { PromptTurn } from '../prompt/buildPrompt';
import type { Wanted } from '../routing/modelChoice';
import { checkQuota, prepareTurn, type PrepareDeps } from './prepareTurn';

const toOtherModel: readonly FailureAction[] = ['askOther', 'useOther'];

/**
 * The failure with who could answer in the place of the failed model, where a limit of the day or the model itself was in
 * the way, as far as that is known without a request.
 */
export async function nextSteps(
  deps: PrepareDeps,
  turns: readonly PromptTurn[],
  failure: Failure,
  failed: string,
): Promise<Failure> {
  const isLimit = failure.backAt !== undefined || failure.actions.includes('askOther');
  const wantsModel = failure.actions.some((action) => toOtherModel.includes(action));
  if (!isLimit && !wantsModel) return failure;
  const provider = providerOf(failed);
  const others = isLimit ? await otherProviders(deps, turns, provider) : undefined;
  const wanted = { provider, except: failed };
  const model = wantsModel ? await modelOf(deps, turns, wanted) : undefined;
  return {
    ...failure,
    ...(others && { provider, others }),
    ...(model && { otherModel: { id: model.id, name: model.name } }),
    actions: failure.actions.flatMap((action) => {
      if (!toOtherModel.includes(action)) return [action];
      if (!model) return [];
      // What is not chosen by hand need not be chosen anew.
      return [failed === deps.settings().model ? action : 'askOther'];
    }),
  };
}

/** The others that the user has set up; nothing of one that has no model that could serve. */
async function otherProviders(
  deps: PrepareDeps,
  turns: readonly PromptTurn[],
  provider: ProviderId,
): Promise<readonly OtherProvider[]> {
  const others = (await providersInUse(deps)).filter((id) => id !== provider);
  const offers = await Promise.all(
    others.map(async (id) => {
      const model = await modelOf(deps, turns, { provider: id });
      return model ? [{ id, name: presets[id].name, modelName: model.name }] : [];
    }),
  );
  return offers.flat();
}

/** The model that could be asked; undefined where no check lets it pass. */
async function modelOf(
  deps: PrepareDeps,
  turns: readonly PromptTurn[],
  wanted: Wanted,
): Promise<Model | undefined> {
  try {
    const ready = await prepareTurn(deps, turns, wanted);
    await checkQuota(deps, ready);
    return ready.candidates[0];
  } catch {
    return undefined;
  }
}
