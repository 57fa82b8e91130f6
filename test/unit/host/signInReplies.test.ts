import * as assert from 'node:assert/strict';
import { makeTurnError } from '../../../src/core/llm/errors';
import { SignInError, type SignInProblem } from '../../../src/core/signIn/signInError';
import { expectReply, receiveReply } from '../../../src/host/signIn/replies';
import { signInSentence } from '../../../src/host/signIn/signInSentence';

describe('replies from the browser', () => {
  const reply = (state: string): URLSearchParams => new URLSearchParams({ state, code: 'c' });

  it('go to the sign-in with their state, whichever was begun last', () => {
    const got: string[] = [];
    const waiting = ['a', 'b'].map((state) => expectReply(state, () => got.push(state)));
    assert.ok(receiveReply(reply('a')));
    assert.ok(receiveReply(reply('b')));
    assert.deepEqual(got, ['a', 'b']);
    for (const one of waiting) one.dispose();
  });

  it('are for nobody in this window where nobody waits, the second time, or any more', () => {
    const waiting = expectReply('c', () => undefined);
    assert.ok(!receiveReply(reply('other')));
    assert.ok(!receiveReply(new URLSearchParams({ code: 'c' })));
    assert.ok(receiveReply(reply('c')));
    assert.ok(!receiveReply(reply('c')));
    waiting.dispose();
    expectReply('d', () => undefined).dispose();
    assert.ok(!receiveReply(reply('d')));
  });
});

describe('why a sign-in brought no key', () => {
  const problems: Readonly<Record<SignInProblem, RegExp>> = {
    otherSignIn: /another window/,
    noCode: /no code.*Sign in again/,
    nothingPasted: /^Nothing was pasted\.$/,
    denied: /gave no key/,
    used: /used before, and each works once. Sign in again/,
    expired: /10 minutes.*Sign in again/,
    refused: /does not take this code.*Sign in again/,
    unreachable: /no connection/,
  };

  for (const [problem, sentence] of Object.entries(problems) as [SignInProblem, RegExp][]) {
    it(`is said in a sentence of its own: ${problem}`, () => {
      const said = signInSentence(new SignInError(problem));
      assert.match(said, sentence);
      const others = Object.entries(problems).filter(([name]) => name !== problem);
      for (const [name, other] of others) assert.doesNotMatch(said, other, name);
    });
  }

  it('names what is wrong with the connection', () => {
    const error = new SignInError('unreachable', { cause: makeTurnError('tls') });
    assert.match(signInSentence(error), /The certificate of OpenRouter is not trusted/);
  });
});
