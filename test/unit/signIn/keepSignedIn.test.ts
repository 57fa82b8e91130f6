import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { App } from '../../../src/host/app';
import { ExpectedError } from '../../../src/host/expectedError';
import { keepSignedIn } from '../../../src/host/signIn/keepSignedIn';
import { FakeClock } from '../../support/fakeClock';

type Cancel = () => void;

describe('a key that was just made', () => {
  const stub = vscode as unknown as Record<string, object>;
  const { window } = stub;
  let cancel: Cancel;
  let clock: FakeClock;
  let kept: string[];
  let said: string[];

  before(() => {
    const withProgress = (_: unknown, work: (...given: readonly unknown[]) => unknown) =>
      work({}, { onCancellationRequested: (hear: Cancel) => (cancel = hear) });
    Object.assign(window ?? {}, { withProgress });
  });
  beforeEach(() => {
    clock = new FakeClock();
    kept = [];
    said = [];
  });
  after(() => Reflect.deleteProperty(window ?? {}, 'withProgress'));

  const signIn = { label: 'Sign In Again', run: () => Promise.resolve() };
  const yes = (): Promise<Response> => Promise.resolve(new Response('{"data":{"label":"mine"}}'));
  const answer = (status: number) => () =>
    Promise.resolve(new Response('{"error":{"code":401,"message":"User not found."}}', { status }));
  /** Nobody answers. */
  const never: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
    });

  /** @param asked whom the check asks, one try after the other */
  async function keep(...asked: readonly (typeof fetch)[]): Promise<ExpectedError | undefined> {
    const left = [...asked];
    const nothing = (): Promise<void> => Promise.resolve();
    const app = {
      clock,
      fetch: (...request: Parameters<typeof fetch>) => {
        assert.equal(kept.length, 1, 'it is kept before anybody is asked');
        return (left.shift() ?? never)(...request);
      },
      keys: { set: (_: string, key: string) => Promise.resolve(kept.push(key)) },
      meter: { keyChanged: nothing },
      session: { refresh: nothing },
      settings: { read: () => ({ addresses: { openrouter: 'http://127.0.0.1:1' } }) },
      notifier: { tell: (_: string, sentence: string) => Promise.resolve(said.push(sentence)) },
    } as unknown as App;
    try {
      await keepSignedIn(app, 'sk-or-v1-new', signIn);
      return undefined;
    } catch (error) {
      assert.ok(error instanceof ExpectedError, String(error));
      assert.deepEqual(kept, ['sk-or-v1-new']);
      return error;
    }
  }

  const labels = (failure: ExpectedError | undefined): readonly string[] =>
    failure?.actions.map(({ label }) => label) ?? [];

  it('is kept, and said to be accepted', async () => {
    assert.equal(await keep(yes), undefined);
    assert.deepEqual(said, ['OpenRouter accepts the key.']);
  });

  it('is kept where it is refused, and can be tried again without another one', async () => {
    const failure = await keep(answer(401), yes);
    assert.match(failure?.message ?? '', /does not accept the new key yet. It is kept./);
    assert.deepEqual(labels(failure), ['Try again', 'Sign In Again']);
    await failure?.actions[0]?.run();
    assert.deepEqual(said, ['OpenRouter accepts the key.']);
    assert.equal(kept.length, 1);
  });

  for (const [what, end] of [
    ['takes too long', () => clock.advance(15_000)],
    ['is cancelled', () => cancel()],
  ] as const) {
    it(`is kept where its check ${what}`, async () => {
      const asked = (...request: Parameters<typeof fetch>): Promise<Response> => {
        queueMicrotask(end);
        return never(...request);
      };
      const failure = await keep(asked);
      assert.match(failure?.message ?? '', /The key is kept. It was not checked.$/);
      assert.deepEqual(labels(failure), ['Try again']);
    });
  }
});
