import assert from 'node:assert/strict';
import { servedModel } from '../../../src/core/routing/servedModel';
import { freeModel } from '../../support/models';

const asked = [freeModel('laguna-s-2.1'), freeModel('laguna-xs-2.1')];

describe('The model that served', () => {
  for (const id of [
    'maker/laguna-xs-2.1:free',
    'maker/laguna-xs-2.1',
    'maker/laguna-xs-2.1-20260720',
  ])
    it(`is found by ${id}`, () => assert.equal(servedModel(id, asked), asked[1]));

  it('is none of those asked when a router picked another', () => {
    assert.equal(servedModel('maker/laguna-m-2.1:free', asked), undefined);
  });
});
