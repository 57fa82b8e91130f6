import assert from 'node:assert/strict';
import { formatMoment } from '../../../src/webview/components/figures';
import { pageLanguage, writeIn } from '../../../src/webview/pageLanguage';
import { dateText, sayParts } from '../../../src/webview/usage/slots';
import { usageStrings } from '../../../src/shared/usageStrings';

describe("The page's numbers and dates", () => {
  afterEach(() => writeIn('en'));

  it("are written in VS Code's language", () => {
    writeIn('de');
    assert.equal(dateText(Date.UTC(2026, 10, 12)), '12. Nov.');
    assert.match(formatMoment(new Date(2025, 10, 12, 10, 42).getTime()), /^12\. Nov\., 10:42$/);
    const sums = { counts: { answered: 1234 } } as Parameters<typeof sayParts>[2];
    assert.match(sayParts(usageStrings, ['answered'], sums), /1\.234/);
  });

  it('are English where nobody knows the language', () => {
    for (const unknown of ['', 'no language', 'qps-ploc']) {
      writeIn(unknown);
      assert.equal(pageLanguage(), 'en', unknown);
    }
  });
});
