import assert from 'node:assert/strict';
import type { TurnError } from '../../../src/core/llm/errors';
import { pastedCode } from '../../../src/core/signIn/pastedCode';
import { SignIn } from '../../../src/core/signIn/signIn';
import { SignInError, type SignInProblem } from '../../../src/core/signIn/signInError';
import { isAllowedCallback, signInWays } from '../../../src/core/signIn/signInWays';
import { signInSentence } from '../../../src/host/signIn/signInSentence';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { FakeClock } from '../../support/fakeClock';
import { startRawServer, until } from '../llm/rawServer';
import { get } from '../simulator/ask';

const callback = 'http://127.0.0.1:4711/signed-in';
const { signal } = new AbortController();

function isProblem(problem: SignInProblem): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof SignInError, String(error));
    assert.equal(error.problem, problem);
    return true;
  };
}

describe('signing in with OpenRouter', () => {
  let simulator: Simulator;
  let clock: FakeClock;

  before(async () => {
    simulator = await startSimulator();
  });
  beforeEach(() => {
    simulator.reset();
    clock = new FakeClock();
  });
  after(() => simulator.close());

  const begin = (): SignIn => new SignIn({ fetch, clock }, simulator.url);

  /** What the browser brings back once the user has pressed *Authorize*. */
  async function authorize(signIn: SignIn): Promise<URLSearchParams> {
    const page = new URL(await signIn.page(`${callback}?state=${signIn.state}`));
    assert.equal((await fetch(page)).status, 200);
    const body = new URLSearchParams([...page.searchParams, ['decision', 'authorize']]);
    const pressed = await fetch(new URL(page.pathname, page), {
      ...{ method: 'POST', body, redirect: 'manual' },
    });
    return new URL(pressed.headers.get('location') ?? '').searchParams;
  }

  it('brings a key that OpenRouter accepts, for no request', async () => {
    const signIn = begin();
    const key = await signIn.finish(await authorize(signIn), signal);
    assert.equal((await get(simulator, '/key', key)).status, 200);
    assert.equal(simulator.requests.length, 0);
  });

  it('asks with a challenge that nobody can reverse, and names the key', async () => {
    const first = new URL(await begin().page()).searchParams;
    const second = new URL(await begin().page()).searchParams;
    assert.equal(first.get('code_challenge_method'), 'S256');
    assert.match(first.get('code_challenge') ?? '', /^[\w-]{43}$/);
    assert.notEqual(first.get('code_challenge'), second.get('code_challenge'));
    assert.equal(first.get('key_label'), 'Frugal');
    assert.equal(first.get('callback_url'), null);
  });

  it('refuses the reply to another sign-in, and then still takes its own', async () => {
    const [mine, other] = [begin(), begin()];
    const reply = await authorize(other);
    await assert.rejects(mine.finish(reply, signal), isProblem('otherSignIn'));
    const stateless = new URLSearchParams({ code: reply.get('code') ?? '' });
    await assert.rejects(mine.finish(stateless, signal), isProblem('otherSignIn'));
    assert.ok(await mine.finish(await authorize(mine), signal));
    assert.ok(await other.finish(reply, signal));
  });

  it('is told of a code of another sign-in even where its state is right', async () => {
    const [mine, other] = [begin(), begin()];
    const reply = await authorize(other);
    reply.set('state', mine.state);
    await assert.rejects(mine.finish(reply, signal), isProblem('refused'));
  });

  for (const [reply, problem] of [
    [{}, 'noCode'],
    [{ code: '' }, 'noCode'],
    [{ error: 'access_denied' }, 'denied'],
    [{ code: 'auth_code_1' }, 'refused'],
  ] as const) {
    it(`says what is wrong with ${JSON.stringify(reply)}`, async () => {
      const signIn = begin();
      const query = new URLSearchParams({ state: signIn.state, ...reply });
      await assert.rejects(signIn.finish(query, signal), isProblem(problem));
    });
  }

  it('is told of an empty box, and then still takes the code', async () => {
    const signIn = begin();
    await assert.rejects(signIn.redeem(pastedCode(' '), signal), isProblem('nothingPasted'));
    assert.equal(signInSentence(new SignInError('nothingPasted')), 'Nothing was pasted.');
    const code = (await authorize(signIn)).get('code') ?? '';
    assert.ok(await signIn.redeem(code, signal));
  });

  it('takes a code once', async () => {
    const signIn = begin();
    const reply = await authorize(signIn);
    await signIn.finish(reply, signal);
    const asked = simulator.journal.length;
    await assert.rejects(signIn.finish(reply, signal), isProblem('used'));
    assert.equal(simulator.journal.length, asked);
  });

  it('takes no code after ten minutes, and asks nobody then', async () => {
    const signIn = begin();
    const reply = await authorize(signIn);
    const asked = simulator.journal.length;
    clock.advance(10 * 60_000);
    await assert.rejects(signIn.finish(reply, signal), isProblem('expired'));
    assert.equal(simulator.journal.length, asked);
  });

  it('is told where OpenRouter finds a code too old', async () => {
    const signIn = begin();
    const reply = await authorize(signIn);
    simulator.clock.advance(10 * 60_000);
    await assert.rejects(signIn.finish(reply, signal), isProblem('expired'));
  });

  for (const [status, body, problem] of [
    [500, '{"error":{"code":500,"message":"Internal Server Error"}}', 'unreachable'],
    [403, '<!DOCTYPE html><title>Just a moment...</title>', 'unreachable'],
    [302, '', 'unreachable'],
    [200, '<html>Log in to the network</html>', 'unreachable'],
    [200, '{"key":"no key"}', 'unreachable'],
    [400, '{"error":{"code":400,"message":"Invalid code_challenge_method"}}', 'refused'],
  ] as const) {
    it(`ends for ${status} ${body} with: ${problem}`, async () => {
      const server = await startRawServer((response) => response.writeHead(status).end(body));
      try {
        const signIn = new SignIn({ fetch, clock }, server.url);
        await assert.rejects(signIn.redeem('c', signal), isProblem(problem));
      } finally {
        await server.close();
      }
    });
  }

  it('waits for the exchange no longer than patience lasts, or the user wants', async () => {
    const server = await startRawServer(() => undefined);
    try {
      const late = new SignIn({ fetch, clock }, server.url).redeem('c', signal);
      await until(() => server.requests.length === 1);
      clock.advance(15_000);
      await assert.rejects(late, isProblem('unreachable'));
      const abort = new AbortController();
      const stopped = new SignIn({ fetch, clock }, server.url).redeem('c', abort.signal);
      abort.abort();
      await assert.rejects(stopped, (error) => (error as TurnError).causeName === 'stopped');
      assert.equal(clock.pending, 0);
    } finally {
      await server.close();
    }
  });
});

describe('a pasted code', () => {
  for (const pasted of [
    'auth_code_12',
    ' "auth_code_12"\n',
    '\u200Bauth_code_12\uFEFF',
    'http://127.0.0.1:4711/signed-in?state=7&code=auth_code_12#top',
    'vscode://frugal.frugal/signed-in?code=auth%5Fcode_12&state=7',
  ]) {
    it(`is found in ${JSON.stringify(pasted)}`, () => {
      assert.equal(pastedCode(pasted), 'auth_code_12');
    });
  }

  it('is empty where there is none', () => {
    assert.equal(pastedCode(' \n'), '');
    assert.equal(pastedCode('https://example.com/?code=%E0%A4%A&state=1'), '%E0%A4%A');
  });
});

describe('the way of a sign-in', () => {
  const here = { isWeb: false, isRemote: false, canListen: true };

  it('is a port on the desktop, and never one that the browser cannot reach', () => {
    assert.deepEqual(signInWays(here), ['loopback', 'editor', 'code']);
    for (const place of [{ isWeb: true }, { isRemote: true }, { canListen: false }])
      assert.deepEqual(signInWays({ ...here, ...place }), ['editor', 'code']);
  });

  it('is only one that OpenRouter leads to', () => {
    for (const address of [
      'https://vscode.dev/callback?x=1',
      'http://localhost:8080/callback',
      'http://127.0.0.1:4711/signed-in',
      'vscode://frugal.frugal/signed-in',
      'vscodium://frugal.frugal/signed-in',
    ])
      assert.ok(isAllowedCallback(address), address);
    for (const address of ['http://10.0.0.7:8080/callback', 'http://box.lan/callback', 'x', ''])
      assert.ok(!isAllowedCallback(address), address);
  });
});
