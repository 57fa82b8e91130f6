import assert from 'node:assert/strict';
import type { UsageRow } from '../../../src/core/ports';
import { usageCsv, usageJson } from '../../../src/core/quota/usageExport';

const at = Date.UTC(2026, 10, 23, 10, 42);

const whole: UsageRow = {
  at,
  endedAt: at + 4100,
  provider: 'openrouter',
  model: 'a/b:free',
  servedModel: 'c/d:free',
  passedModels: ['e/f:free', 'g/h:free'],
  endpointHost: 'Host, "the" Inc',
  purpose: 'explain',
  attempt: 2,
  countsAtMost: 3,
  outcome: 'failed',
  cause: 'cut',
  counted: 'yes',
  promptTokens: 384,
  answerTokens: 120,
  firstTokenMs: 900,
};

const running: UsageRow = {
  at,
  provider: 'openrouter',
  model: '=1+1',
  purpose: 'chat',
  attempt: 1,
  countsAtMost: 1,
  outcome: 'running',
  counted: 'unknown',
};

describe('The exported usage', () => {
  it('as a table has a heading, a line for each request, and empty cells for what is not known', () => {
    assert.deepEqual(usageCsv([whole, running]).split('\r\n'), [
      'at,provider,model,servedModel,failedModel,passedModels,endpointHost,purpose,attempt,outcome,cause,proposal,askedFormat,writtenFormat,counted,countsAtMost,promptTokens,answerTokens,firstTokenMs,durationMs',
      '2026-11-23T10:42:00.000Z,openrouter,a/b:free,c/d:free,,e/f:free g/h:free,"Host, ""the"" Inc",explain,2,failed,cut,,,,yes,3,384,120,900,4100',
      "2026-11-23T10:42:00.000Z,openrouter,'=1+1,,,,,chat,1,running,,,,,unknown,1,,,,",
      '',
    ]);
  });

  it('as JSON has the same values under the same names', () => {
    const { endedAt, ...known } = whole;
    const passedModels = 'e/f:free g/h:free';
    const expected = {
      ...known,
      passedModels,
      at: '2026-11-23T10:42:00.000Z',
      durationMs: (endedAt ?? 0) - at,
    };
    assert.deepEqual(JSON.parse(usageJson([whole])), [expected]);
  });
});
