import * as assert from 'node:assert/strict';
import { apiAddress, clamp, readHeaders } from '../../../src/host/settingValues';

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

describe('headers of the custom server', () => {
  const refusal = (name: string, value: unknown): string | undefined =>
    readHeaders({ [name]: value }).refused[0]?.why;

  it('are taken as they are', () => {
    const given = { 'x-portkey-provider': 'openai', 'X-Team': ' blue ' };
    const headers = { 'x-portkey-provider': 'openai', 'X-Team': 'blue' };
    assert.deepEqual(readHeaders(given), { headers, refused: [] });
  });

  it('are none where the setting holds something else', () => {
    for (const value of [null, 7, 'x', [], ['x']])
      assert.deepEqual(readHeaders(value), { headers: undefined, refused: [] });
    assert.deepEqual(readHeaders(undefined), { headers: {}, refused: [] });
  });

  it('never carry a key, by name or by value', () => {
    for (const name of ['Authorization', 'x-api-key', 'X-Auth-Token', 'Cookie', 'virtual_key'])
      assert.equal(refusal(name, 'anything'), 'key', name);
    for (const value of ['Bearer abcdef', 'sk-proj-0123456789', '{"k":"gsk_0123456789"}'])
      assert.equal(refusal('x-config', value), 'key', value);
  });

  it('never change what belongs to the connection or to the body', () => {
    for (const name of ['Host', 'content-type', 'Content-Length', 'accept', 'Proxy-Connection'])
      assert.equal(refusal(name, 'anything'), 'reserved', name);
  });

  it('are refused where they could not be sent', () => {
    assert.equal(refusal('a b', 'x'), 'malformed');
    assert.equal(refusal('', 'x'), 'malformed');
    assert.equal(refusal('x-a', 'one\r\nHost: two'), 'malformed');
    assert.equal(refusal('x-a', 'ä'), 'malformed');
    assert.equal(refusal('x-a', 7), 'malformed');
  });

  it('are refused where they are too much together', () => {
    const many = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`x-${index}`, 'x'.repeat(96)]),
    );
    const { headers, refused } = readHeaders(many);
    assert.equal(Object.keys(headers ?? {}).length, 40);
    assert.equal(refused.length, 60);
    assert.equal(refused[0]?.why, 'tooLong');
  });

  it('go on with those that are allowed when one is refused', () => {
    const { headers } = readHeaders({ host: 'evil', 'x-team': 'blue' });
    assert.deepEqual(headers, { 'x-team': 'blue' });
  });
});
