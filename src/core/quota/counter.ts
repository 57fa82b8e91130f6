import type { Model } from '../catalogue/model';
import type { Preset } from '../llm/preset';
import { openRouter } from '../llm/presets';
import type { Target } from '../llm/request';
import { accountHash } from './accountHash';

/** What one limit counts: all requests of an account, or those to one of its models. */
export interface Counter {
  /** The account's hash, and behind a dot that of its model where each counts for itself; the ledger's name of the account. */
  readonly id: string;
  readonly preset: Preset;
  /** Where each model has a limit of its own. */
  readonly modelName?: string;
}

/** Before anybody is set up. */
export const noCounter: Counter = { id: '', preset: openRouter };

/** The counter that a request to this model goes to; without a model, as much of it as is known. */
export async function counterOf(
  { preset, key }: Pick<Target, 'preset' | 'key'>,
  model: Pick<Model, 'id' | 'name'> | undefined,
): Promise<Counter> {
  // Without a key there is one account: the machine's own.
  const account = key ?? preset.id;
  const hash = await accountHash(account);
  if (preset.quota.per === 'account' || !model) return { id: hash, preset };
  const ofModel = await accountHash(`${account} ${model.id}`);
  return { id: `${hash}.${ofModel}`, preset, modelName: model.name };
}

/** The hash of the account that has this counter. */
export function accountOf(counterId: string): string {
  return counterId.replace(/\..*/, '');
}
