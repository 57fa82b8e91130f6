import { ApiError } from './apiError';
import { chatCompletions } from './chat';
import type { Exchange } from './exchange';
import { chatPath } from './faults/faultQueue';
import { getCredits, getKey } from './keyRoutes';
import { countModels, getEndpoints, getModel, listModels, listUserModels } from './modelRoutes';
import { decideAuth, exchangeCode, showAuthPage } from './oauthRoutes';
import { contextOf, httpError, playConnectionFault } from './strikes';
import { note } from './journal';
import type { World } from './world';

type Handler = (world: World, exchange: Exchange, id: string) => void | Promise<void>;

interface Route {
  readonly method: 'GET' | 'POST';
  /** The first group, if there is one, is a model's id. */
  readonly path: RegExp;
  readonly handle: Handler;
}

export const apiRoot = '/api/v1';

const routes: readonly Route[] = [
  { method: 'POST', path: /^\/api\/v1\/chat\/completions$/, handle: chatCompletions },
  { method: 'GET', path: /^\/api\/v1\/models$/, handle: listModels },
  { method: 'GET', path: /^\/api\/v1\/models\/user$/, handle: listUserModels },
  { method: 'GET', path: /^\/api\/v1\/models\/count$/, handle: countModels },
  { method: 'GET', path: /^\/api\/v1\/models\/([^/]+\/[^/]+)\/endpoints$/, handle: getEndpoints },
  { method: 'GET', path: /^\/api\/v1\/model\/([^/]+\/[^/]+)$/, handle: getModel },
  { method: 'GET', path: /^\/api\/v1\/(?:auth\/)?key$/, handle: getKey },
  { method: 'GET', path: /^\/api\/v1\/credits$/, handle: getCredits },
  { method: 'POST', path: /^\/api\/v1\/auth\/keys$/, handle: exchangeCode },
  { method: 'GET', path: /^\/auth$/, handle: showAuthPage },
  { method: 'POST', path: /^\/auth$/, handle: decideAuth },
];

/** Answers one request, or throws the `ApiError` to answer with. */
export async function route(world: World, exchange: Exchange): Promise<void> {
  const { method, path } = exchange;
  const face = world.faces.find(path);
  if (face !== undefined) return face.handle(world, exchange);
  const onPath = routes.filter((candidate) => candidate.path.test(path));
  if (onPath.length === 0) throw new ApiError({ status: 404, message: 'Not Found' });
  const found = onPath.find((candidate) => candidate.method === method);
  if (found === undefined) throw new ApiError({ status: 405, message: 'Method Not Allowed' });
  if (found.handle !== chatCompletions && (await strikes(world, exchange))) return;
  const id = decodeURIComponent(found.path.exec(path)?.[1] ?? '');
  await found.handle(world, exchange, id);
}

/** Plays the fault that is queued for another call than chat. True when that was the answer. */
async function strikes(world: World, exchange: Exchange): Promise<boolean> {
  const path = exchange.path.replace(apiRoot, '');
  const struck = path === chatPath ? undefined : world.faults.take(path);
  if (struck === undefined) return false;
  note(exchange.entry, { fault: struck.name });
  const account = world.accounts.default;
  const at = { model: '', requested: [], host: 'OpenRouter', account, now: world.clock.now() };
  const context = contextOf(struck, at);
  const error = httpError(struck, context);
  if (error !== undefined) throw error;
  return playConnectionFault(exchange, struck, context);
}
