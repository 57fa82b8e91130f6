import * as assert from 'node:assert/strict';
import { noCounter } from '../../../../src/core/quota/counter';
import { quotaOf } from '../../../../src/core/quota/quota';
import { StatusBar, type StatusSource } from '../../../../src/host/quota/statusBar';
import { FakeClock } from '../../../support/fakeClock';
import { statusBarItems, type StatusBarItem } from '../../../support/vscode';

describe('the status bar', () => {
  let clock: FakeClock;
  let source: { -readonly [Name in keyof StatusSource]: StatusSource[Name] };
  let bar: StatusBar;
  /** How often somebody looked at what is kept. */
  let looks: number;

  beforeEach(() => {
    clock = new FakeClock();
    looks = 0;
    const confirmation = {
      ...{ at: clock.now(), until: clock.now(), used: 12, usedAtLeast: 12, limit: 50 },
      ...{ elsewhere: 0, shared: false },
    };
    const quota = quotaOf({ counter: noCounter, confirmation, requests: [], now: clock.now() });
    source = {
      hasProvider: () => Promise.resolve(true),
      quota: () => Promise.resolve(quota),
      modelName: () => Promise.resolve('Devstral'),
      saved: () => Promise.resolve(0),
      waiting: () => {
        looks += 1;
        return Promise.resolve(0);
      },
    };
    bar = new StatusBar(source, clock);
  });
  afterEach(() => bar.dispose());

  function item(name: 'quota' | 'model'): StatusBarItem {
    const found = statusBarItems.get(`frugal.${name}`);
    assert.ok(found);
    return found;
  }

  /** What the hover says, without its marks. */
  function hover(): string {
    const { tooltip } = item('quota');
    return (typeof tooltip === 'string' ? tooltip : tooltip.value).replaceAll('\\', '');
  }

  it('tells what is left, and on hover how sure that is and what was saved', async () => {
    source.saved = () => Promise.resolve(6);
    await bar.refresh();
    assert.equal(item('quota').text, '$(circle-large-filled) 38/50');
    assert.equal(item('quota').accessibilityInformation.label, '38 of 50 free requests left today');
    assert.equal(item('model').text, 'Devstral');
    assert.match(hover(), /\| Left \| 38 of 50 \|/);
    assert.match(hover(), /\| Saved by cache and failover \| 6 \|/);
    assert.match(hover(), /\| How sure \| confirmed by OpenRouter at /);
    assert.doesNotMatch(hover(), /Waiting|focusChat/);
  });

  it('says what a range means, and that a new day is not confirmed, to the eye and the ear', async () => {
    const quota = await source.quota();
    source.quota = () =>
      Promise.resolve({ ...quota, leftAtLeast: 36, leftAtMost: 38, isNewDay: true });
    await bar.refresh();
    assert.match(item('quota').text, /36–38\/50/);
    for (const said of [hover(), item('quota').accessibilityInformation.label]) {
      assert.match(said, /A new day has begun since OpenRouter last told its count/);
      assert.match(said, /Left for certain: 36; up to 38/);
    }
  });

  it('says that questions wait, to the eye and the ear, and leads to the chat that sends them', async () => {
    source.waiting = () => Promise.resolve(2);
    await bar.refresh();
    assert.equal(item('quota').text, '$(circle-large-filled) 38/50 $(watch) 2 waiting');
    assert.match(item('quota').accessibilityInformation.label, /; 2 questions wait to be sent$/);
    assert.match(hover(), /\| Waiting to be sent \| 2 \|/);
    assert.match(hover(), /\[Open chat\]\(command:frugal.focusChat\)/);
  });

  it('says so although nothing but the app was started, yet not before that has had its way', async () => {
    source.waiting = () => Promise.resolve(1);
    await bar.start();
    assert.equal(item('quota').text, '$(circle-large-outline) Frugal');
    await clock.pass(100);
    assert.match(item('quota').text, /1 waiting$/);
  });

  it('looks for them once, and stays as quiet as it was where none waits', async () => {
    await bar.start();
    assert.equal(looks, 0);
    await clock.pass(3_600_000);
    assert.equal(looks, 1);
    assert.equal(item('quota').text, '$(circle-large-outline) Frugal');
    assert.equal(clock.pending, 0);
  });

  it('leads to the chat, where every way to a key is, as long as there is none', async () => {
    source.hasProvider = () => Promise.resolve(false);
    await bar.start();
    assert.match(item('quota').text, /set key/);
    assert.equal(item('quota').command, 'frugal.focusChat');
  });
});
