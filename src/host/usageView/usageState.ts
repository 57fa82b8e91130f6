import { l10n } from 'vscode';
import { givenPurpose } from '../../core/languageModels/givenPurpose';
import type { CauseName } from '../../core/llm/causeName';
import { causes } from '../../core/llm/causes';
import type { ProviderId } from '../../core/llm/preset';
import { presets } from '../../core/llm/presets';
import { targetOf } from '../../core/llm/providers';
import { accountHash } from '../../core/quota/accountHash';
import { startOfPeriod, summarise } from '../../core/usage/summarise';
import { mostLeft } from '../../shared/quota';
import { pageStrings } from '../../shared/strings';
import type { Task } from '../../shared/chat';
import type { UsagePeriod, UsageSummary } from '../../shared/usage';
import type { QuotaCard, UsageState } from '../../shared/usageProtocol';
import { usageStrings, type UsageStrings } from '../../shared/usageStrings';
import { translated } from '../pages/translated';
import { quotaRows, quotaSentence, quotaTitle } from '../quota/quotaText';
import type { UsageParts } from './usageParts';

/** What the page shows now. @throws StorageError */
export async function usageState(parts: UsageParts, period: UsagePeriod): Promise<UsageState> {
  const now = parts.clock.now();
  const [days, quota] = await Promise.all([
    parts.ledger.usageDays(startOfPeriod(period, now), now),
    quotaCard(parts),
  ]);
  const summary = summarise(days, period, now);
  return { ...(quota && { quota }), summary: await withNames(parts, summary) };
}

/** The page's words in the user's language. */
export const usageText = (): UsageStrings => translated(usageStrings);

async function quotaCard({ meter, clock }: UsageParts): Promise<QuotaCard | undefined> {
  const preset = await meter.preset();
  if (!preset) return undefined;
  const quota = await meter.quota();
  const now = clock.now();
  const left = mostLeft(quota);
  return {
    title: quotaTitle(quota),
    sentence: quotaSentence(quota, now),
    ...(left !== undefined && quota.limit ? { share: left / quota.limit } : {}),
    rows: quotaRows(quota, now),
    ...(preset.limits === 'keyInfo' && { asks: preset.name }),
  };
}

async function withNames(parts: UsageParts, summary: UsageSummary): Promise<UsageSummary> {
  const accountName = await accountNames(parts, summary);
  return {
    ...summary,
    models: summary.models.map((model) => ({ ...model, provider: providerName(model.provider) })),
    purposes: summary.purposes.map((one) => ({ ...one, name: purposeName(one.name) })),
    providers: summary.providers.map((one) => ({ ...one, name: accountName(one.name) })),
    causes: summary.causes.map((one) => ({ ...one, name: causeName(one.name) })),
  };
}

function providerName(id: string): string {
  return isProvider(id) ? presets[id].name : id;
}

function isProvider(id: string): id is ProviderId {
  return Object.hasOwn(presets, id);
}

const purposeNames: Readonly<Record<string, string>> = {
  chat: 'Chat',
  explain: pageStrings.taskExplain,
  refactor: pageStrings.taskRefactor,
  fix: pageStrings.taskFix,
  document: pageStrings.taskDocument,
  tests: pageStrings.taskTests,
  edit: pageStrings.taskEdit,
  rename: pageStrings.taskRename,
  commit: pageStrings.taskCommit,
  merge: pageStrings.taskMerge,
  [givenPurpose]: usageStrings.purposeLanguageModel,
} satisfies Readonly<Record<Task | typeof givenPurpose, string>>;

function purposeName(purpose: string): string {
  const name = purposeNames[purpose];
  return name === undefined ? purpose : l10n.t(name);
}

/** The title of its card, without the model and the provider that it was about. */
function causeName(name: string): string {
  if (!Object.hasOwn(causes, name)) return name;
  const [model, provider] = [l10n.t('The model'), l10n.t('The provider')];
  return l10n
    .t(causes[name as CauseName].title)
    .replace('{model}', model)
    .replace('{provider}', provider)
    .replace(/ The /g, ' the ');
}

/** Names a `provider/account`; where a provider has several, by whether the key is the one that is set. */
async function accountNames(
  { keys, settings }: UsageParts,
  { providers }: UsageSummary,
): Promise<(name: string) => string> {
  const ids = [...new Set(providers.map(({ name }) => providerOf(name)))];
  const inUse = await Promise.all(
    ids.filter(isProvider).map(async (id) => {
      const target = await targetOf({ secrets: keys, settings: () => settings.read() }, id);
      return target && `${id}/${await accountHash(target.key ?? id)}`;
    }),
  );
  return (name) => {
    const provider = providerOf(name);
    const title = providerName(provider);
    const several = providers.filter((one) => providerOf(one.name) === provider).length > 1;
    if (!several) return title;
    if (inUse.includes(name)) return l10n.t('{0}, the key in use', title);
    // As many digits as tell them apart.
    return l10n.t(
      '{0}, another key ({1})',
      title,
      name.slice(provider.length + 1, provider.length + 5),
    );
  };
}

function providerOf(account: string): string {
  return account.slice(0, account.indexOf('/'));
}
