import assert from 'node:assert/strict';
import { nothingFoundSentence } from '../../../../src/host/providers/nothingFound';

describe('where nothing was found', () => {
  for (const asksServers of [true, false])
    for (const readsEnvironment of [true, false])
      it(`is told of servers: ${asksServers}, of the environment: ${readsEnvironment}`, () => {
        const sentence = nothingFoundSentence(asksServers, readsEnvironment);
        assert.equal(sentence.includes('do not answer'), asksServers, sentence);
        assert.equal(sentence.includes('in a trusted workspace'), !asksServers, sentence);
        const mayBeBlocked = asksServers && !readsEnvironment;
        assert.equal(sentence.includes('OLLAMA_ORIGINS'), mayBeBlocked, sentence);
        assert.equal(sentence.includes('environment has no key'), readsEnvironment, sentence);
      });
});
