import { ApiError } from './apiError';
import type { Exchange } from './exchange';
import { sendBody, sendJson } from './exchange';
import { note } from './journal';
import type { World } from './world';

const htmlType = 'text/html; charset=utf-8';

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function page(title: string, content: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><link rel="icon" href="data:,"><title>${escape(title)}</title>
<style>body{font:16px system-ui;max-width:36em;margin:4em auto;padding:0 1em}button{font:inherit;margin-right:1em;padding:.4em 1.2em}code{font-size:1.1em}</style></head>
<body>
<h1>${escape(title)}</h1>
${content}
<p><small>This is the OpenRouter simulator on this machine. Nothing leaves it.</small></p>
</body>
</html>
`;
}

/** https anywhere, http on this machine; editors' own schemes work in production too. */
function isAllowedCallback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol === 'http:') return hostname === 'localhost' || hostname === '127.0.0.1';
  return protocol === 'https:' || /^vscode(-insiders)?:$/.test(protocol);
}

interface Asked {
  readonly callback: string | undefined;
  readonly challenge: string | undefined;
  readonly method: string;
}

function askedFor(fields: Readonly<Record<string, string>>): Asked {
  const { callback_url: callback, code_challenge: challenge } = fields;
  const method = fields['code_challenge_method'] ?? 'plain';
  if (method !== 'S256' && method !== 'plain') {
    throw new ApiError({ status: 400, message: 'Invalid code_challenge_method' });
  }
  if (callback !== undefined && !isAllowedCallback(callback)) {
    throw new ApiError({ status: 400, message: 'Invalid callback_url' });
  }
  if (callback === undefined && challenge === undefined) {
    const message = 'code_challenge is required without a callback_url';
    throw new ApiError({ status: 400, message });
  }
  return { callback, challenge, method };
}

/** `GET /auth`: asks the user. */
export function showAuthPage(_world: World, exchange: Exchange): void {
  const { callback } = askedFor(exchange.query);
  const name = callback === undefined ? 'An app on your machine' : new URL(callback).host;
  const fields = Object.entries(exchange.query)
    .map(([key, value]) => `<input type="hidden" name="${escape(key)}" value="${escape(value)}">`)
    .join('\n');
  const form = `<p><b>${escape(name)}</b> asks for a key of your OpenRouter account.</p>
<form method="post" action="/auth">
${fields}
<button name="decision" value="authorize">Authorize</button>
<button name="decision" value="deny">Deny</button>
</form>`;
  sendBody(exchange, 200, htmlType, page('Authorize this app?', form));
}

/** `POST /auth`: the button that was pressed. Redirects with a code, or shows it for pasting. */
export function decideAuth(world: World, exchange: Exchange): void {
  const { body } = exchange;
  const text = typeof body === 'string' ? body : '';
  const fields = Object.fromEntries(new URLSearchParams(text));
  const { callback, challenge, method } = askedFor(fields);
  if (fields['decision'] !== 'authorize') {
    const denied = '<p>No key was given. You can close this page.</p>';
    sendBody(exchange, 200, htmlType, page('Denied', denied));
    return;
  }
  const code = world.grants.issue(challenge, method);
  if (callback === undefined) {
    const show = `<p>Paste this code into the app:</p><p><code>${code}</code></p>`;
    sendBody(exchange, 200, htmlType, page('Your code', show));
    return;
  }
  const target = new URL(callback);
  target.searchParams.set('code', code);
  exchange.response.writeHead(302, { Location: target.href }).end();
  note(exchange.entry, { status: 302 });
}

/** `POST /auth/keys`: the code against a key. */
export function exchangeCode(world: World, exchange: Exchange): void {
  const fields = (exchange.body ?? {}) as Readonly<Record<string, unknown>>;
  world.grants.redeem(fields['code'], fields['code_verifier'], fields['code_challenge_method']);
  const account = world.accounts.default;
  sendJson(exchange, { key: account.addKey(), user_id: account.userId });
}
