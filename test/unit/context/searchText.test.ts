import assert from 'node:assert/strict';
import { searchText } from '../../../src/core/context/searchText';
import { Masking } from '../../../src/core/privacy/masking';
import { MemoryCache } from '../../support/memoryCache';

const body = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC';
const pem = `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----`;
const token = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';

async function find(text: string, words: string, path = 'a.ts', most = 20): Promise<string[]> {
  const settings = (): { maskSecrets: true } => ({ maskSecrets: true });
  const masking = new Masking({ cache: new MemoryCache(), keep: (work) => work(), settings });
  const found = await searchText(text, words, most, (whole) => masking.maskLines(whole, path));
  return found.map((hit) => `${hit.line}: ${hit.text}`);
}

describe('finding lines of a text', () => {
  it('finds those that hold the words, whatever the case, at most so many', async () => {
    assert.deepEqual(await find('a Plum\r\nb\nplums', 'pLUM'), ['1: a Plum', '3: plums']);
    assert.deepEqual(await find('plum\nplum', 'plum', 'a.ts', 1), ['1: plum']);
    assert.deepEqual(await find('plum', ''), []);
  });

  it('tells nothing of a secret of several lines, not even that it is there', async () => {
    assert.deepEqual(await find(pem, body.slice(4, 12)), []);
    const [line, ...others] = await find(`const key = \`${pem}\`; // plum\nplum`, 'plum');
    assert.deepEqual([line, others], ['3: `; // plum', ['4: plum']]);
  });

  it('masks before it cuts, and by what the file is', async () => {
    const long = `plum ${'x '.repeat(140)}'${token}'`;
    assert.doesNotMatch((await find(long, 'plum')).join(), /ghp_/);
    assert.match((await find('PASSWORD=plum\n# plum', '#', '.env')).join(), /^2: # plum$/);
    assert.deepEqual(await find('PASSWORD=hunter2plum', 'plum', '.env'), []);
  });
});
