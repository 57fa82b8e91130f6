import assert from 'node:assert/strict';
import { estimateTokens } from '../../../src/core/prompt/tokens';
import { cutToTokens } from '../../../src/core/tools/cutToTokens';
import { numberedLines } from '../../../src/core/tools/numberedLines';
import { MemoryCache } from '../../support/memoryCache';
import { Masking } from '../../../src/core/privacy/masking';

describe('What a tool tells a model', () => {
  it('has a number with each line', () => {
    const text = 'a\r\nb\nc';
    assert.equal(numberedLines(text, 1, 3), '1: a\n2: b\n3: c');
    assert.equal(numberedLines(text, 2, 2), '2: b');
    assert.equal(numberedLines(text, -5, 1), '1: a');
    assert.equal(numberedLines(text, 3, 99), '3: c');
    assert.equal(numberedLines(text, 9, 12), '');
    assert.equal(numberedLines(text, 3, 1), '');
  });

  it('fits into the room that there is, and says what was left out', () => {
    const lines = Array.from({ length: 1000 }, (_, at) => `line ${at + 1}`);
    const text = lines.join('\n');
    assert.equal(cutToTokens(text, 10_000), text);
    const cut = cutToTokens(text, 100);
    assert.ok(estimateTokens(cut) <= 100, String(estimateTokens(cut)));
    const kept = cut.split('\n').length - 1;
    assert.ok(kept > 10);
    assert.ok(cut.endsWith(`\n[Frugal left out ${1000 - kept} lines here]`));
    assert.match(cutToTokens('x'.repeat(4000), 30), /^\[Frugal left out 1 lines here\]$/);
  });

  it('keeps the numbers of lines where a secret of several lines is masked', async () => {
    const body = Array.from({ length: 4 }, () => 'MIIEpAIBAAKCAQEAx7Vb2Jq0'.repeat(2)).join('\n');
    const key = `-----BEGIN RSA PRIVATE KEY-----\n${body}\n-----END RSA PRIVATE KEY-----`;
    const text = `first\nconst key = \`${key}\`;\nlast\n`;
    const settings = { maskSecrets: true };
    const deps = { cache: new MemoryCache(), settings: () => settings };
    const masking = new Masking({ ...deps, keep: (work) => work() });
    const masked = await masking.maskLines(text, 'a.ts');
    assert.doesNotMatch(masked, /MIIEpAIBAAKCAQEAx7Vb2Jq0/);
    assert.deepEqual(masked.split('\n').indexOf('last'), text.split('\n').indexOf('last'), masked);
  });
});
