import * as assert from 'node:assert/strict';
import { HiddenModels } from '../../../src/core/routing/hiddenModels';
import { ModelNotes } from '../../../src/core/routing/modelNotes';
import type { KnownModels } from '../../../src/host/modelsView/modelsParts';
import { modelDetails, modelsState } from '../../../src/host/modelsView/modelsState';
import { FakeClock } from '../../support/fakeClock';
import { SessionStage, turnAbout, type SessionHarness } from '../../support/sessionHarness';

const idle = { fetching: false };

describe('What the models page shows', () => {
  const stage = new SessionStage();

  function partsOf(harness: SessionHarness): KnownModels {
    const { session, catalogue, models, favourites, ledger, cache, secrets: keys } = harness;
    return {
      ...{ session, catalogue, models, favourites, ledger, cache, keys },
      hidden: new HiddenModels(cache),
      notes: new ModelNotes(cache),
      settings: { read: () => harness.settings },
      clock: new FakeClock(Date.now()),
      fetch: () => assert.fail('nobody is to be asked'),
    };
  }

  it('is nothing before there is a list, and what is kept then; nobody is asked', async () => {
    const harness = await stage.start();
    const asked = (): number => stage.simulator.journal.length;
    const before = asked();
    const empty = await modelsState(partsOf(harness), idle);
    assert.deepEqual(empty, { fetching: false, hasProvider: true, rows: [] });
    assert.equal(asked(), before);
    await harness.catalogue.refresh();
    const fetched = asked();
    const parts = partsOf(harness);
    const state = await modelsState(parts, idle);
    assert.equal(state.rows.length, (await harness.catalogue.kept())?.models.length);
    assert.equal(state.rows[0]?.cost, 'free');
    assert.ok(state.fetchedAt);
    assert.deepEqual(state.changes?.added, []);
    await modelDetails(parts, state.rows[0].id);
    assert.equal(asked(), fetched);
  });

  it('tells where there is no provider, and why the list could not be fetched', async () => {
    const harness = await stage.start();
    delete harness.secrets.value;
    const state = await modelsState(partsOf(harness), { fetching: true, problem: 'Offline.' });
    assert.deepEqual(state, { fetching: true, problem: 'Offline.', hasProvider: false, rows: [] });
  });

  it('has what came of asking, and the details of one', async () => {
    const harness = await stage.start();
    await harness.session.run(turnAbout('explain', 'const a = 1;'));
    const parts = partsOf(harness);
    const { rows } = await modelsState(parts, idle);
    const used = rows.find(({ inUse }) => inUse);
    assert.deepEqual(used?.health, { answered: 1, busy: 0, empty: 0 });
    const details = await modelDetails(parts, used.id);
    assert.ok(details?.asksHosts);
    assert.ok(details.parameters.includes('temperature'));
    assert.equal(details.hosts, undefined);
    assert.equal(await modelDetails(parts, 'no/such-model'), undefined);
  });
});
