import assert from 'node:assert/strict';
import type { ChatRequest } from '../../simulator/simulator';
import { HiddenModels } from '../../../src/core/routing/hiddenModels';
import { Catalogue } from '../../simulator/catalogue';
import { SessionStage, turnAbout, type SessionHarness } from '../../support/sessionHarness';

const favourite = 'poolside/laguna-xs-2.1:free';
const code = 'export const answer = 42;\n';

describe('A favourite model', () => {
  const stage = new SessionStage();

  async function askedModels(harness: SessionHarness, wish = ''): Promise<readonly string[]> {
    await harness.session.run(turnAbout('explain', code, wish));
    assert.equal((await harness.lastAnswer()).status, 'done');
    const body = stage.simulator.requests.at(-1)?.body as ChatRequest | undefined;
    return [body?.model ?? '', ...(body?.models ?? [])];
  }

  it('is asked first where no model was picked, once it is one', async () => {
    const harness = await stage.start();
    assert.notEqual((await askedModels(harness))[0], favourite);
    await harness.favourites.toggle(favourite);
    assert.equal((await askedModels(harness, 'In one line.'))[0], favourite);
    await harness.favourites.toggle(favourite);
    assert.notEqual((await askedModels(harness, 'In two lines.'))[0], favourite);
  });

  it('is the first to answer in place of the one that was picked', async () => {
    const harness = await stage.start({ settings: { model: 'google/gemma-4-31b-it:free' } });
    await harness.favourites.toggle(favourite);
    assert.deepEqual((await askedModels(harness)).slice(0, 2), [
      'google/gemma-4-31b-it:free',
      favourite,
    ]);
  });

  it('is let rest after it was busy', async () => {
    const harness = await stage.start();
    await harness.favourites.toggle(favourite);
    stage.simulator.fault('sharedPool', { model: favourite, times: Infinity });
    assert.equal((await askedModels(harness))[0], favourite);
    await harness.session.refresh();
    assert.notEqual(harness.session.currentModel?.id, favourite);
  });

  it('hands its mark on when it leaves, and the user is told once', async () => {
    const harness = await stage.start();
    await harness.favourites.toggle(favourite);
    const { models } = new Catalogue();
    stage.simulator.setModels(models.filter(({ id }) => id !== favourite));
    await harness.catalogue.refresh();
    await harness.session.refresh();
    const [successor = ''] = await harness.favourites.list();
    assert.notEqual(successor, favourite);
    assert.equal(harness.session.currentModel?.id, successor);
    await harness.session.refresh();
    const told = harness.notifier.told.map(({ sentence }) => sentence);
    assert.deepEqual(told, [
      `${favourite} has left the list of OpenRouter. Your favourite is ${harness.session.currentModel.name} in its place.`,
    ]);
    assert.equal(stage.simulator.requests.length, 0);
  });
});

describe('A hidden model', () => {
  const stage = new SessionStage();

  it('is neither asked nor asked in place of another, but where the user picks it', async () => {
    const harness = await stage.start();
    const hidden = new HiddenModels(harness.cache);
    const [first, second] = await harness.models.candidates();
    await hidden.toggle(first.id);
    const rest = await harness.models.candidates();
    assert.equal(rest[0].id, second?.id);
    assert.ok(!rest.some(({ id }) => id === first.id));
    assert.equal((await harness.models.candidates({ model: first.id }))[0].id, first.id);
    await hidden.show(first.id);
    assert.equal((await harness.models.current()).id, first.id);
  });
});
