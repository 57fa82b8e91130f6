import assert from 'node:assert/strict';
import { findSecrets } from '../../../src/core/privacy/findSecrets';
import { namedNegatives, namedPositives } from './namedCorpus';
import { negatives, positives, type Negative, type Positive } from './secretCorpus';

/** What leaves of a text. */
function left(text: string, path: string): string {
  let rest = text;
  for (const { start, end } of findSecrets(text, path).toReversed())
    rest = `${rest.slice(0, start)}*${rest.slice(end)}`;
  return rest;
}

/** Whether all of the secret is found, where it is first. */
function isFound({ text, path, secret }: Positive): boolean {
  const at = text.indexOf(secret);
  return findSecrets(text, path).some(({ start, end }) => start <= at && at + secret.length <= end);
}

describe('finding secrets', () => {
  const corpora: readonly (readonly [
    what: string,
    secrets: readonly Positive[],
    harmless: readonly Negative[],
  ])[] = [
    ['of 500 of all kinds', positives(500), negatives(2000)],
    ['of those that only their name tells', namedPositives(), namedNegatives],
  ];
  for (const [what, secrets, harmless] of corpora)
    it(`misses at most 2 % ${what}, and is wrong in at most 5 % of what it finds beside harmless texts`, () => {
      const missed = secrets.filter((one) => !isFound(one));
      const wrong = harmless.filter(({ text, path }) => findSecrets(text, path).length > 0);
      const found = secrets.length - missed.length;
      assert.ok(found / secrets.length >= 0.98, missed.map(({ text }) => text).join('\n'));
      assert.ok(found / (found + wrong.length) >= 0.95, wrong.map(({ text }) => text).join('\n'));
    });

  it('leaves the code around a secret as it is', () => {
    const cases = [
      [
        `const url = 'postgres://shop:hunter2!x@db/shop';`,
        `const url = 'postgres://shop:*@db/shop';`,
      ],
      [`apiKey: "a1b2c3d4e5f6",`, `apiKey: "*",`],
      ['DB_PASS=s3cr3t-Pa55\nDB_HOST=db', 'DB_PASS=*\nDB_HOST=db'],
      [`auth: { user: 'me', pass: 'Tr0ub4dor' }`, `auth: { user: 'me', pass: '*' }`],
    ] as const;
    for (const [text, expected] of cases) assert.equal(left(text, 'src/db.ts'), expected);
  });

  it('masks a private key as a whole, also one that was cut off', () => {
    const head = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n';
    assert.equal(left(`a\n${head}-----END PRIVATE KEY-----\nb`, 'a.txt'), 'a\n*\nb');
    assert.equal(left(`a\n${head}`, 'a.txt'), 'a\n*');
  });

  it('masks the values of an environment file, but not switches, numbers and addresses', () => {
    const text =
      'PORT=3000\nDEBUG=true\nHOST=db.internal\nMAILER="kq-77 xy"\nURL=https://example.com/a\n';
    assert.equal(left(text, '.env.local'), text.replace('kq-77 xy', '*'));
    assert.equal(left(text, 'src/env.ts'), text);
    assert.equal(left(text, '.env.example'), text);
  });

  it('comes to an end with words of any length', () => {
    for (const part of [
      'a',
      '-',
      '/',
      'a-',
      'pass',
      'password',
      'token=',
      'http://',
      ' ',
      'curl -u ',
      'my pw is "',
      'secret: # ',
      'a:b;pwd=',
    ])
      assert.deepEqual(findSecrets(part.repeat(100_000)), []);
  });
});
