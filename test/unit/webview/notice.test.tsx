import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import type { Quota } from '../../../src/shared/quota';
import { Notice } from '../../../src/webview/components/Notice';
import { draw, undraw } from './support/draw';

afterEach(undraw);

describe('The notice that there is no list of models', () => {
  it('has the proxy settings where they hold, and in a browser what helps there', () => {
    const drawn = draw(<Notice connection="noList" trusted={true} quota={{} as Quota} />);
    const proxy = drawn.button('Proxy settings').attributes.get('class') ?? '';
    const inBrowser = drawn
      .elements('span')
      .find(({ textContent }) => textContent.startsWith(' Frugal runs in the browser here'))
      ?.attributes.get('class');
    const css = fs.readFileSync('src/webview/chat.css', 'utf8');
    const hidden = /([^{}]*)\{\s*display: none;\s*\}/g;
    const rules = [...css.matchAll(hidden)].map(([, selector]) => selector ?? '').join();
    assert.ok(rules.includes(`.no-machine .${proxy.replace('link ', '')}`));
    assert.ok(rules.includes(`#root:not(.no-machine) .${inBrowser}`));
  });
});
