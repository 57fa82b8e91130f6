import * as assert from 'node:assert/strict';
import { QuotaMeter } from '../../../src/core/quota/quotaMeter';
import { AccountMeter } from '../../../src/host/accountMeter';
import { FakeClock } from '../../support/fakeClock';
import { MemoryLedger } from '../../support/memoryLedger';
import { MemoryLogger } from '../../support/memoryLogger';
import { MemorySecrets } from '../../support/memorySecrets';

function open(key?: string) {
  const [clock, logger, secrets] = [new FakeClock(), new MemoryLogger(), new MemorySecrets(key)];
  const figure = { used: 12, limit: 50 };
  const fetchKey = () => Promise.resolve(figure);
  const meter = new QuotaMeter({ ledger: new MemoryLedger(), clock, logger, fetchKey });
  return { clock, secrets, meter: new AccountMeter(meter, secrets, logger) };
}

describe('the meter of the account in use', () => {
  it('asks about the key that is set, without being told of it first', async () => {
    const { meter } = open('sk-or-v1-one');
    await meter.refresh();
    assert.equal((await meter.quota()).left, 38);
  });

  it('asks nobody without a key', async () => {
    const { meter } = open();
    await meter.refresh();
    assert.equal((await meter.quota()).left, undefined);
  });

  it('forgets the figure of one account when another key comes, and knows it again later', async () => {
    const { meter, secrets, clock } = open('sk-or-v1-one');
    await meter.confirm({ used: 45, limit: 50 }, clock.now());
    secrets.value = 'sk-or-v1-two';
    await meter.keyChanged();
    assert.equal((await meter.quota()).left, undefined);
    secrets.value = 'sk-or-v1-one';
    await meter.keyChanged();
    assert.equal((await meter.quota()).left, 5);
  });
});
