import * as assert from 'node:assert/strict';
import { apiAddress, clamp } from '../../../src/host/settingValues';

describe('a setting that is out of bounds', () => {
  const bounds = { min: 5, max: 600, otherwise: 60 };

  for (const [value, becomes] of [
    [30, 30],
    [0, 5],
    [-1, 5],
    [9999, 600],
    [Number.NaN, 60],
    [Infinity, 60],
    ['30', 60],
    [null, 60],
    [undefined, 60],
  ] as const) {
    it(`${String(value)} becomes ${becomes}`, () => assert.equal(clamp(value, bounds), becomes));
  }
});

describe('the address that a key is sent to', () => {
  for (const [given, used] of [
    ['https://openrouter.ai/api/v1', 'https://openrouter.ai/api/v1'],
    ['https://openrouter.ai/api/v1//', 'https://openrouter.ai/api/v1'],
    ['http://127.0.0.1:8080/api/v1', 'http://127.0.0.1:8080/api/v1'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['http://[::1]:8080/v1', 'http://[::1]:8080/v1'],
  ] as const) {
    it(`may be ${given}`, () => assert.equal(apiAddress(given), used));
  }

  for (const given of [
    'http://openrouter.ai/api/v1',
    'http://127.0.0.1.example.com/v1',
    'http://localhost.example.com/v1',
    'https://user:password@openrouter.ai/api/v1',
    'https://openrouter.ai/api/v1?key=1',
    'ftp://127.0.0.1/v1',
    'file:///etc/passwd',
    'openrouter.ai',
    '',
    7,
    undefined,
  ]) {
    it(`is never ${String(given)}`, () => assert.equal(apiAddress(given), undefined));
  }
});
