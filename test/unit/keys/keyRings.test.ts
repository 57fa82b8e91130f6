import assert from 'node:assert/strict';
import { KeyRings } from '../../../src/core/keys/keyRings';
import { accountHash } from '../../../src/core/quota/accountHash';

const stored = 'frugal.key.openrouter';

/** Kept for as long as a test lasts. */
class Values {
  readonly all = new Map<string, string>();
  get(name: string): Promise<string | undefined> {
    return Promise.resolve(this.all.get(name));
  }
  store(name: string, value: string): Promise<void> {
    this.all.set(name, value);
    return Promise.resolve();
  }
  delete(name: string): Promise<void> {
    this.all.delete(name);
    return Promise.resolve();
  }
}

class Workspace {
  readonly all = new Map<string, string>();
  get(name: string): unknown {
    return this.all.get(name);
  }
  update(name: string, value: string | undefined): Promise<void> {
    if (value === undefined) this.all.delete(name);
    else this.all.set(name, value);
    return Promise.resolve();
  }
}

describe('the keys of a provider', () => {
  let secrets: Values;
  let here: KeyRings;
  let elsewhere: KeyRings;
  let workspace: Workspace;

  beforeEach(() => {
    secrets = new Values();
    workspace = new Workspace();
    const nameOf = (number: number): string => `Key ${number}`;
    here = new KeyRings(secrets, workspace, nameOf);
    elsewhere = new KeyRings(secrets, new Workspace(), nameOf);
  });

  async function inUse(keys: KeyRings = here): Promise<string | undefined> {
    return (await keys.inUse('openrouter'))?.key;
  }

  async function names(): Promise<readonly string[]> {
    return (await here.ring('openrouter')).keys.map(({ name }) => name);
  }

  it('are one where an earlier version kept it, and more from then on', async () => {
    secrets.all.set(stored, 'sk-or-v1-old');
    assert.equal(await inUse(), 'sk-or-v1-old');
    assert.equal(secrets.all.get(stored), 'sk-or-v1-old');
    await here.add('openrouter', 'new');
    assert.equal(await inUse(), 'new');
    assert.deepEqual(await names(), ['Key 1', 'Key 2']);
    await here.use('openrouter', await accountHash('sk-or-v1-old'));
    assert.equal(await inUse(), 'sk-or-v1-old');
  });

  it('belong to their provider', async () => {
    await here.add('openrouter', 'one');
    await here.add('groq', 'two');
    assert.equal(await inUse(), 'one');
    assert.equal((await here.inUse('groq'))?.key, 'two');
    assert.equal(await here.inUse('google'), undefined);
  });

  it('are kept once each, with the name that the user gave', async () => {
    await here.add('openrouter', 'one');
    await here.add('openrouter', 'two', 'Work');
    await here.rename('openrouter', await accountHash('one'), 'Home');
    await here.add('openrouter', 'one');
    assert.deepEqual(await names(), ['Home', 'Work']);
    assert.equal(await inUse(), 'one');
  });

  it('have no name twice that nobody gave', async () => {
    for (const key of ['one', 'two', 'three']) await here.add('openrouter', key);
    await here.remove('openrouter', await accountHash('one'));
    await here.add('openrouter', 'four');
    assert.deepEqual(await names(), ['Key 2', 'Key 3', 'Key 4']);
  });

  it('have one for a workspace that wants it, whichever asks elsewhere', async () => {
    await here.add('openrouter', 'one');
    await here.add('openrouter', 'two');
    await here.bind('openrouter', await accountHash('one'));
    assert.deepEqual([await inUse(), await inUse(elsewhere)], ['one', 'two']);
    await here.use('openrouter', await accountHash('two'));
    await elsewhere.use('openrouter', await accountHash('one'));
    assert.deepEqual([await inUse(), await inUse(elsewhere)], ['two', 'one']);
    await here.add('openrouter', 'three');
    assert.deepEqual([await inUse(), await inUse(elsewhere)], ['three', 'one']);
    await here.bind('openrouter', undefined);
    assert.equal(await inUse(), 'one');
  });

  it('never come into what is kept for a workspace', async () => {
    await here.add('openrouter', 'sk-or-v1-secret');
    await here.bind('openrouter', await accountHash('sk-or-v1-secret'));
    assert.doesNotMatch(JSON.stringify([...workspace.all]), /secret/);
  });

  it('ask with another one, also in its workspace, once one is gone', async () => {
    await here.add('openrouter', 'one');
    await here.add('openrouter', 'two');
    await here.bind('openrouter', await accountHash('two'));
    await elsewhere.remove('openrouter');
    assert.deepEqual([await inUse(), await inUse(elsewhere)], ['one', 'one']);
    await here.remove('openrouter');
    assert.equal(await inUse(), undefined);
    assert.equal(secrets.all.size, 0);
  });

  /** The keys in use here, without what this workspace has for itself, and its own. */
  async function places(): Promise<readonly (string | undefined)[]> {
    return [await inUse(), await inUse(elsewhere), here.bound('openrouter')];
  }

  for (const [bound, gone] of [
    [undefined, 'one'],
    [undefined, 'two'],
    [undefined, 'three'],
    ['two', 'one'],
    ['two', 'two'],
    ['two', 'three'],
    ['one', 'one'],
  ] as const) {
    it(`ask where they did once ${gone} is back, with ${bound ?? 'none'} for this workspace`, async () => {
      for (const key of ['one', 'two', 'three']) await here.add('openrouter', key, `My ${key}`);
      await here.use('openrouter', await accountHash('one'));
      if (bound) await here.bind('openrouter', await accountHash(bound));
      const before = await places();
      const removed = await here.remove('openrouter', await accountHash(gone));
      assert.ok(!(await names()).includes(`My ${gone}`));
      assert.ok(removed);
      await here.bringBack('openrouter', removed);
      assert.deepEqual(await places(), before);
      assert.ok((await names()).includes(`My ${gone}`));
    });
  }

  it('come back as the only one, and none does where none was', async () => {
    assert.equal(await here.remove('openrouter'), undefined);
    await here.add('openrouter', 'one');
    const removed = await here.remove('openrouter');
    assert.equal(secrets.all.size, 0);
    assert.ok(removed);
    await here.bringBack('openrouter', removed);
    assert.deepEqual([await inUse(), await inUse(elsewhere)], ['one', 'one']);
  });

  it('are none where the storage holds something that is no ring of keys', async () => {
    for (const text of ['{"keys":[]}', '{"keys":[{"id":1,"key":"k"},null,{"id":"a"}],"inUse":7}']) {
      secrets.all.set(stored, text);
      assert.equal(await inUse(), undefined, text);
    }
    secrets.all.set(stored, '{"keys":[{"id":"a","key":"k"}],"inUse":"gone"}');
    assert.equal(await inUse(), 'k');
  });
});
