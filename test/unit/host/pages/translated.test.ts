import * as assert from 'node:assert/strict';
import { translated } from '../../../../src/host/pages/translated';
import { l10n } from '../../../support/vscode';

describe('the words of a page', () => {
  const { t } = l10n;
  afterEach(() => (l10n.t = t));

  it('are English where a translation is missing, and none is empty', () => {
    // As VS Code does it: what its bundle does not have, it gives as it is.
    const bundle: Readonly<Record<string, string>> = { Stop: 'Anhalten' };
    l10n.t = (text) => bundle[text] ?? text;
    const words = translated({ stop: 'Stop', send: 'Send (1 request)' });
    assert.deepEqual(words, { stop: 'Anhalten', send: 'Send (1 request)' });
  });
});
