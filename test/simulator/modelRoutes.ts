import { ApiError } from './apiError';
import { authenticate } from './auth';
import type { Model } from './catalogue';
import { endpointsOf } from './endpoints';
import type { Exchange } from './exchange';
import { sendJson } from './exchange';
import { queryModels } from './modelQuery';
import { privacyRefusal } from './routing';
import type { World } from './world';

function sendModels(world: World, exchange: Exchange, models: readonly Model[]): void {
  const { page, total } = queryModels(models, exchange.query, world.clock.now());
  sendJson(exchange, { data: page, total_count: total, links: { next: null } });
}

/** `GET /models`: no key needed. */
export function listModels(world: World, exchange: Exchange): void {
  sendModels(world, exchange, world.catalogue.models);
}

/** `GET /models/user`: what the account's privacy settings leave. */
export function listUserModels(world: World, exchange: Exchange): void {
  const account = authenticate(exchange.request.headers, world.accounts);
  const allowed = world.catalogue.models.filter((m) => privacyRefusal(m, account) === undefined);
  sendModels(world, exchange, allowed);
}

/** `GET /models/count` */
export function countModels(world: World, exchange: Exchange): void {
  const { total } = queryModels(world.catalogue.models, exchange.query, world.clock.now());
  sendJson(exchange, { data: { count: total } });
}

function modelAt(world: World, id: string): Model {
  const model = world.catalogue.find(id);
  if (model === undefined) throw new ApiError({ status: 404, message: 'Model not found' });
  return model;
}

/** `GET /model/{author}/{slug}` */
export function getModel(world: World, exchange: Exchange, id: string): void {
  sendJson(exchange, { data: modelAt(world, id) });
}

/** `GET /models/{author}/{slug}/endpoints`; a key adds how fast they are. */
export function getEndpoints(world: World, exchange: Exchange, id: string): void {
  const hasKey = exchange.request.headers.authorization !== undefined;
  sendJson(exchange, { data: endpointsOf(modelAt(world, id), hasKey) });
}
