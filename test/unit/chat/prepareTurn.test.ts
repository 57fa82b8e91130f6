import assert from 'node:assert/strict';
import { prepareTurn, type PrepareDeps } from '../../../src/core/chat/prepareTurn';
import { createAttachment, type Attachment } from '../../../src/core/prompt/attachment';
import { Masking } from '../../../src/core/privacy/masking';
import { MemoryCache } from '../../support/memoryCache';
import { freeModel } from '../../support/models';
import { FakeClock } from '../../support/fakeClock';
import { MemorySecrets } from '../../support/memorySecrets';
import { noAddresses } from '../../support/noAddresses';

const model = freeModel('small', { context: 10_000, maxAnswer: 2000 });

function depsWith(maskSecrets: boolean): PrepareDeps {
  const settings = (): ReturnType<PrepareDeps['settings']> => ({
    ...{ model: '', addresses: { ...noAddresses, openrouter: 'http://127.0.0.1/v1' }, headers: {} },
    ...{ idleTimeoutMs: 60_000, progressTimeoutMs: 60_000, maxAnswerTokens: 2000 },
    ...{ maxRequestsPerTurn: 1, answerCache: false, maskSecrets },
  });
  const keep: PrepareDeps['keep'] = (work) => work();
  const unused = (): never => assert.fail('Nothing is asked.');
  return {
    ...{ settings, keep, clock: new FakeClock(), secrets: new MemorySecrets('key') },
    candidates: () => Promise.resolve([model]),
    ledger: { edits: () => Promise.resolve([]) },
    meter: { quotaOf: unused, refresh: unused, begin: unused, settle: unused } as never,
    client: { tokensPerMinute: () => Promise.resolve(undefined) } as never,
    masking: new Masking({ cache: new MemoryCache(), keep, settings }),
  };
}

/** A file that counts how often its text is read. */
function watched(text: string): { readonly file: Attachment; readonly reads: () => number } {
  let count = 0;
  const known = { id: 'a', uri: '', path: 'a.ts', languageId: 'typescript' };
  const file = Object.defineProperty({ ...createAttachment({ ...known, text }) }, 'text', {
    get: () => {
      count += 1;
      return text;
    },
  });
  return { file, reads: () => count };
}

const turnOf = (file: Attachment) => [{ task: 'chat', text: 'Why?', attachments: [file] }] as const;

describe('a turn before it is sent', () => {
  it('has its prompt built and counted once', async () => {
    const { file, reads } = watched('const a = 1;\n'.repeat(100));
    const { messages } = await prepareTurn(depsWith(false), turnOf(file), {});
    assert.match(messages.at(-1)?.content ?? '', /const a = 1;/);
    // Once for its length, once for the prompt.
    assert.equal(reads(), 2);
  });

  it('is not searched for secrets where it is far too long', async () => {
    const { file, reads } = watched('const a = 1;\n'.repeat(50_000));
    const deps = depsWith(true);
    const masking = { maskTurns: () => assert.fail('It is searched.') } as never;
    await assert.rejects(prepareTurn({ ...deps, masking }, turnOf(file), {}), {
      causeName: 'tooLong',
    });
    assert.ok(reads() > 0);
  });
});
