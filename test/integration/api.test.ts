import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FrugalApi } from '../../src/host/api/frugalApi';
import { freshWindow, pressNext, requestsDuring, said, simulator } from './window';

const messages = [{ role: 'user', content: 'Hello' }] as const;

describe('the API for other extensions', () => {
  let api: FrugalApi;

  const setting = (value: string | undefined): Thenable<void> =>
    vscode.workspace
      .getConfiguration('frugal')
      .update('otherExtensions', value, vscode.ConfigurationTarget.Global);

  beforeEach(async () => {
    await freshWindow();
    const found = await vscode.extensions.getExtension<FrugalApi>('frugal.frugal')?.activate();
    assert.ok(found);
    api = found;
  });
  afterEach(() => setting(undefined));

  it('has a version, and tells what is left for no request', async () => {
    assert.equal(api.version, 1);
    const requests = await requestsDuring(async () => {
      const { limit, leftAtMost } = await api.quota();
      assert.deepEqual([limit, leftAtMost], [50, 50]);
    });
    assert.equal(requests.length, 0);
  });

  it('asks a model for one request once the user agrees, who is asked once', async () => {
    await simulator.answer('Good day.');
    pressNext('Allow in This Window');
    const heard: string[] = [];
    const requests = await requestsDuring(async () => {
      const { text } = await api.send({ messages, onText: (piece) => heard.push(piece) });
      assert.equal(text, 'Good day.');
      await api.send({ messages });
    });
    assert.equal(requests.length, 2);
    assert.equal(heard.join(''), 'Good day.');
    assert.equal(said.filter(([sentence]) => sentence.includes('wants to ask models')).length, 1);
  });

  it('gives the answer without what the model thought', async () => {
    await setting('allow');
    await simulator.answer('They greet me.\n</think>\n\nGood day.');
    assert.deepEqual(await api.send({ messages }), { text: 'Good day.' });
  });

  it('asks nobody where the user does not want that, or for what is no question', async () => {
    await setting('refuse');
    const requests = await requestsDuring(async () => {
      await assert.rejects(api.send({ messages }), { name: 'FrugalError', code: 'NoPermissions' });
      await setting('allow');
      await assert.rejects(api.send({ messages: [] }), TypeError);
      await assert.rejects(api.send({} as never), TypeError);
      const gone = api.send({ messages, model: 'maker/gone:free' });
      await assert.rejects(gone, { code: 'NotFound', message: /Pick another/ });
    });
    assert.equal(requests.length, 0);
  });
});
