import * as assert from 'node:assert/strict';
import type { Quota } from '../../../src/shared/quota';
import { QuotaButton } from '../../../src/webview/components/QuotaButton';
import { SendButton } from '../../../src/webview/components/SendButton';
import { quotaSample } from '../../support/quotaSample';
import { draw, nameOf, undraw } from './support/draw';

afterEach(undraw);

describe('What a figure means', () => {
  /** To the eye, once it is known that the ear is told the same. */
  function said(more: Partial<Quota>): string {
    const [button] = draw(<QuotaButton quota={{ ...quotaSample, ...more }} />).elements('button');
    assert.ok(button);
    const title = button.attributes.get('title') ?? '';
    assert.ok(nameOf(button).endsWith(title));
    return title;
  }

  it('is said of a range, of a shared account and of a new day', () => {
    const range = { leftAtLeast: 36, leftAtMost: 38 };
    assert.match(said(range), /Left for certain: 36; up to 38 where OpenRouter does not count/);
    const shared = { leftAtLeast: 0, leftAtMost: 38, elsewhere: 3 };
    assert.match(said(shared), /used elsewhere too: what is left may be less than 38/);
    assert.match(said({ isNewDay: true }), /A new day has begun since OpenRouter/);
    assert.doesNotMatch(said({}), /certain|elsewhere|new day/);
  });

  it('is said of what may be spent, where that is more than one request', () => {
    const title = (mostRequests: number): string =>
      draw(
        <SendButton
          {...{ mostRequests, size: '12 tokens', busy: false, blocked: undefined }}
          onSend={() => undefined}
        />,
      )
        .elements('button')[0]
        ?.attributes.get('title') ?? '';
    assert.match(title(2), /It costs 1 request; more, up to 2, only where/);
    assert.doesNotMatch(title(1), /spent/);
  });
});
