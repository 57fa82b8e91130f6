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

type Account = Pick<Target, 'preset' | 'key'>;

/** The hash of the account that requests go to. */
export function accountIdOf(account: Account): Promise<string> {
  return accountHash(nameOf(account));
}

/** The counter that a request to this model goes to; without a model, as much of it as is known. */
export async function counterOf(
  account: Account,
  model: Pick<Model, 'id' | 'name'> | undefined,
): Promise<Counter> {
  const { preset } = account;
  const hash = await accountIdOf(account);
  if (preset.quota.per === 'account' || !model) return { id: hash, preset };
  const ofModel = await accountHash(`${nameOf(account)} ${model.id}`);
  return { id: `${hash}.${ofModel}`, preset, modelName: model.name };
}

/** Without a key there is one account: the machine's own. */
function nameOf({ preset, key }: Account): string {
  return key ?? preset.id;
}

/** The hash of the account that has this counter. */
export function accountOf(counterId: string): string {
  return counterId.replace(/\..*/, '');
}
