import { ApiError } from './apiError';
import { authenticate } from './auth';
import type { Exchange } from './exchange';
import { sendJson } from './exchange';
import type { World } from './world';

/** `sk-or-v1-au7...890` */
function labelOf(key: string): string {
  return `${key.slice(0, 12)}...${key.slice(-3)}`;
}

/** `GET /key`: costs no quota; the daily figure lags by up to `keyCacheMs`. */
export function getKey(world: World, exchange: Exchange): void {
  const account = authenticate(exchange.request.headers, world.accounts);
  const used = account.reportedUse(world.keyCacheMs);
  const { tier, usage, keyLimit } = account;
  const data = {
    label: labelOf(account.key),
    limit: keyLimit,
    limit_remaining: keyLimit === null ? null : keyLimit - usage,
    limit_reset: null,
    include_byok_in_limit: false,
    usage,
    usage_daily: usage,
    usage_weekly: usage,
    usage_monthly: usage,
    byok_usage: 0,
    byok_usage_daily: 0,
    byok_usage_weekly: 0,
    byok_usage_monthly: 0,
    is_free_tier: !account.everPaid && tier === 50,
    free_model_daily_requests: { used, limit: tier, remaining: Math.max(0, tier - used) },
    is_management_key: account.managementKey,
    is_provisioning_key: account.managementKey,
    expires_at: null,
    creator_user_id: account.userId,
    organization_id: null,
    workspace_id: null,
    allowed_data_regions: ['global'],
    rate_limit: { requests: -1, interval: '10s', note: 'This field is deprecated.' },
  };
  sendJson(exchange, { data });
}

/** `GET /credits`: for management keys. */
export function getCredits(world: World, exchange: Exchange): void {
  const account = authenticate(exchange.request.headers, world.accounts);
  if (!account.managementKey) {
    const message = 'Only management keys can perform this operation';
    throw new ApiError({ status: 403, message });
  }
  const { credits, usage } = account;
  sendJson(exchange, { data: { total_credits: credits + usage, total_usage: usage } });
}
