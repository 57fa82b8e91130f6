import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { errorOf, get } from './ask';

const verifier = 'a-verifier-that-is-long-enough-to-be-one-0123456789';
const challenge = createHash('sha256').update(verifier).digest('base64url');
const callback = 'http://127.0.0.1:4711/callback?state=7';

describe('simulator, signing in', () => {
  let simulator: Simulator;

  before(async () => {
    simulator = await startSimulator();
  });
  afterEach(() => simulator.reset());
  after(() => simulator.close());

  const asked = {
    callback_url: callback,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  };

  async function show(fields: Readonly<Record<string, string>>): Promise<Response> {
    return fetch(`${simulator.origin}/auth?${new URLSearchParams(fields).toString()}`);
  }

  async function press(
    decision: 'authorize' | 'deny',
    fields: Readonly<Record<string, string>> = asked,
  ): Promise<Response> {
    const body = new URLSearchParams({ ...fields, decision });
    return fetch(`${simulator.origin}/auth`, { method: 'POST', body, redirect: 'manual' });
  }

  async function exchange(fields: object): Promise<Response> {
    const body = JSON.stringify({ code_challenge_method: 'S256', ...fields });
    const headers = { 'Content-Type': 'application/json' };
    return fetch(`${simulator.url}/auth/keys`, { method: 'POST', body, headers });
  }

  async function newCode(): Promise<string> {
    const target = new URL(String((await press('authorize')).headers.get('location')));
    return String(target.searchParams.get('code'));
  }

  it('asks before it gives anything away', async () => {
    const html = await (await show(asked)).text();
    assert.match(html, /127\.0\.0\.1:4711/);
    assert.match(html, /Authorize<\/button>[^]*Deny<\/button>/);
    assert.ok(!html.includes('auth_code_'));
  });

  it('redirects with a code, against which the verifier gets a key that works once', async () => {
    const response = await press('authorize');
    assert.equal(response.status, 302);
    assert.ok(response.headers.get('location')?.startsWith(`${callback}&code=`));
    const code = await newCode();
    const answer = (await (await exchange({ code, code_verifier: verifier })).json()) as {
      key: string;
      user_id: string;
    };
    assert.match(answer.key, /^sk-or-v1-[0-9a-f]{64}$/);
    assert.equal((await get(simulator, '/key', answer.key)).status, 200);
    const again = await exchange({ code, code_verifier: verifier });
    assert.equal(again.status, 403);
    assert.equal((await errorOf(again)).message, 'Invalid code or code_verifier');
  });

  it('refuses another verifier, an unknown code, and a method that is none', async () => {
    const wrong = await exchange({ code: await newCode(), code_verifier: 'other' });
    assert.equal(wrong.status, 403);
    assert.equal((await exchange({ code: 'x', code_verifier: verifier })).status, 403);
    const odd = await exchange({ code: await newCode(), code_challenge_method: 'MD5' });
    assert.equal(odd.status, 400);
    assert.equal((await errorOf(odd)).message, 'Invalid code_challenge_method');
  });

  it('lets a code live for ten minutes', async () => {
    simulator.clock.set(Date.UTC(2026, 9, 6));
    const code = await newCode();
    simulator.clock.advance(600_000);
    const late = await exchange({ code, code_verifier: verifier });
    assert.equal(late.status, 403);
    assert.equal((await errorOf(late)).message, 'Authorization code expired');
  });

  it('shows the code for pasting when there is no callback', async () => {
    const headless = { code_challenge: challenge, code_challenge_method: 'S256' };
    const html = await (await press('authorize', headless)).text();
    const code = /auth_code_\w+/.exec(html)?.[0];
    assert.equal((await exchange({ code, code_verifier: verifier })).status, 200);
    assert.equal((await show({})).status, 400);
  });

  it('gives no code when the user says no', async () => {
    const response = await press('deny');
    assert.equal(response.status, 200);
    assert.ok(!(await response.text()).includes('auth_code_'));
  });

  it('redirects to https, to this machine and to an editor, and nowhere else', async () => {
    const status = async (url: string): Promise<number> =>
      (await show({ ...asked, callback_url: url })).status;
    assert.equal(await status('https://example.com/done'), 200);
    assert.equal(await status('vscode://frugal.frugal/openrouter'), 200);
    assert.equal(await status('http://example.com/done'), 400);
    assert.equal(await status('javascript:alert(1)'), 400);
  });

  it('writes what it was given as text, not as HTML', async () => {
    const html = await (await show({ ...asked, key_label: '"><script>' })).text();
    assert.ok(!html.includes('<script>'));
  });

  it('knows its methods', async () => {
    assert.equal((await fetch(`${simulator.url}/auth/keys`)).status, 405);
    assert.equal((await fetch(`${simulator.url}/nothing`)).status, 404);
  });
});
