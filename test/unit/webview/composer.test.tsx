import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ComponentChild } from 'preact';
import type { ComposerState } from '../../../src/shared/protocol';
import type { Quota } from '../../../src/shared/quota';
import { Composer } from '../../../src/webview/components/Composer';
import { EmptyChat } from '../../../src/webview/components/EmptyChat';
import { iconNames } from '../../../src/webview/components/iconNames';
import { QuotaButton } from '../../../src/webview/components/QuotaButton';
import { Welcome } from '../../../src/webview/components/Welcome';
import { quotaSample } from '../../support/quotaSample';
import { draw, nameOf, undraw, type Drawn } from './support/draw';

afterEach(undraw);

const quota: Quota = {
  ...quotaSample,
  minuteLimit: 20,
  resetsAt: Date.now() + 3_600_000 * 5,
};

const unknownQuota: Quota = {
  certainty: 'unknown',
  providerName: 'OpenRouter',
  toldBy: 'keyInfo',
  resets: 'UTC',
  used: 12,
  usedThisMinute: 2,
  minuteLimit: 20,
  ...(quota.resetsAt !== undefined && { resetsAt: quota.resetsAt }),
};

const withoutModel: ComposerState = {
  attachments: [{ id: 'x', name: 'a.ts', lines: [3, 9], tokens: 120, automatic: true }],
  quota,
  contextTokens: 1400,
  masked: [],
  mostRequests: 2,
};

const composer: ComposerState = {
  ...withoutModel,
  model: { id: 'a/model:free', name: 'A model' },
};

type ComposerProps = Parameters<typeof composerOf>[0];

function composerOf(more: {
  readonly composer?: ComposerState;
  readonly connection?: 'ready' | 'noKey' | 'noList' | 'quotaUsedUp';
  readonly trusted?: boolean;
  readonly draft?: string;
  readonly busy?: boolean;
  readonly sending?: boolean;
  readonly lastQuestion?: string;
}): ComponentChild {
  return (
    <Composer
      composer={composer}
      connection="ready"
      trusted={true}
      isNew={false}
      draft="Why?"
      busy={false}
      sending={false}
      focusTurn={0}
      {...more}
    />
  );
}

const drawComposer = (more: ComposerProps = {}): Drawn => draw(composerOf(more));

describe('The composer', () => {
  it('brings the last question back with arrow up, while nothing is typed', () => {
    const press = (draft: string, lastQuestion?: string) => {
      const drawn = drawComposer({ draft, ...(lastQuestion !== undefined && { lastQuestion }) });
      drawn.elements('textarea')[0]?.fire('keydown', { key: 'ArrowUp' });
      return drawn.dispatched;
    };
    assert.deepEqual(press('', 'q'), [{ type: 'edit', id: 'q' }]);
    assert.deepEqual(press('Some words', 'q'), []);
    assert.deepEqual(press(''), []);
  });

  it('sends with Enter, with the price on the button', () => {
    const drawn = drawComposer();
    assert.match(drawn.button('Send, 1 request, at most 2').textContent, /^1 request, at most 21$/);
    drawn.elements('textarea')[0]?.fire('keydown', { key: 'Enter', shiftKey: false });
    assert.deepEqual(drawn.posted, [{ type: 'send', text: 'Why?' }]);
    assert.deepEqual(drawn.dispatched, [{ type: 'sent', text: 'Why?' }]);
  });

  it('promises no second request where none may be made', () => {
    const drawn = drawComposer({ composer: { ...composer, mostRequests: 1 } });
    assert.match(drawn.button('Send, 1 request').textContent, /^1 request1$/);
  });

  it('does not send with Shift+Enter, nor while an input method composes', () => {
    const drawn = drawComposer();
    const [field] = drawn.elements('textarea');
    field?.fire('keydown', { key: 'Enter', shiftKey: true });
    field?.fire('keydown', { key: 'Enter', shiftKey: false, isComposing: true });
    assert.deepEqual(drawn.posted, []);
  });

  it('sends a message once, however often Enter is pressed', () => {
    const drawn = drawComposer({ sending: true });
    drawn.elements('textarea')[0]?.fire('keydown', { key: 'Enter' });
    drawn.button('Send, 1 request, at most 2').fire('click');
    assert.deepEqual(drawn.posted, []);
  });

  const reasons: readonly (readonly [ComposerProps, title: RegExp, placeholder: string])[] = [
    [{ connection: 'noKey' }, /No key yet/, 'Connect a provider to start'],
    [
      { connection: 'noList' },
      /The models could not be fetched/,
      'No model can answer yet; what you type is kept',
    ],
    [{ draft: ' \n' }, /Type a message first/, 'Ask about your code'],
  ];
  for (const [more, title, placeholder] of reasons) {
    it(`does not send and says why: ${title.source}`, () => {
      const drawn = drawComposer(more);
      const send = drawn.button('Send, 1 request, at most 2');
      send.fire('click');
      assert.deepEqual(drawn.posted, []);
      assert.equal(send.attributes.get('aria-disabled'), 'true');
      assert.match(send.attributes.get('title') ?? '', title);
      const [field] = drawn.elements('textarea');
      assert.equal(field?.attributes.get('placeholder'), placeholder);
      assert.equal(field.attributes.get('value'), more.draft ?? 'Why?');
    });
  }

  it('leads on where the models could not be fetched, and says that aloud', () => {
    const drawn = drawComposer({ connection: 'noList', composer: withoutModel });
    const [notice] = drawn.elements('p');
    assert.equal(notice?.attributes.get('role'), 'status');
    for (const name of ['Try again', 'Proxy settings', 'Change the address'])
      drawn.button(name).fire('click');
    assert.deepEqual(
      drawn.posted,
      ['refreshModels', 'openProxySettings', 'changeAddress'].map((how) => ({
        type: 'reachModels',
        how,
      })),
    );
  });

  it('takes a message when the day is used up, for it can wait, and says so', () => {
    const drawn = drawComposer({
      connection: 'quotaUsedUp',
      composer: { ...composer, quota: { ...quota, resetsAt: Date.now() + 3_600_000 * 5 } },
    });
    drawn.button('Send, 1 request, at most 2').fire('click');
    assert.deepEqual(drawn.posted, [{ type: 'send', text: 'Why?' }]);
    assert.match(drawn.root.textContent, /used up\. They come back in 5 h; what you send can wait/);
  });

  it('does not send without a model', () => {
    const drawn = drawComposer({ composer: withoutModel });
    drawn.button('Send, 1 request, at most 2').fire('click');
    drawn.button('No model. Pick a model').fire('click');
    assert.deepEqual(drawn.posted, [{ type: 'pickModel' }]);
  });

  it('stops a running answer', () => {
    const drawn = drawComposer({ busy: true, draft: '' });
    assert.deepEqual(
      drawn
        .elements('button')
        .map(nameOf)
        .filter((name) => /^(Send|Stop)/.test(name)),
      ['Stop (Escape)'],
    );
    drawn.elements('textarea')[0]?.fire('keydown', { key: 'Enter' });
    drawn.button('Stop (Escape)').fire('click');
    assert.deepEqual(drawn.posted, [{ type: 'stop' }]);
  });

  it('sends what was typed to wait for a running answer, and says so', () => {
    const drawn = drawComposer({ busy: true });
    const send = drawn.button('Send, 1 request, at most 2');
    assert.match(send.attributes.get('title') ?? '', /goes out when this answer has ended/);
    drawn.elements('textarea')[0]?.fire('keydown', { key: 'Enter' });
    assert.deepEqual(drawn.posted, [{ type: 'send', text: 'Why?' }]);
    drawn.button('Stop (Escape)');
  });

  it('takes attachments off and adds more', () => {
    const drawn = drawComposer();
    drawn.button('Remove a.ts').fire('click');
    drawn.button('Add context').fire('click');
    assert.deepEqual(drawn.posted, [{ type: 'removeAttachment', id: 'x' }, { type: 'addContext' }]);
  });

  it('counts the text being typed into the estimate', () => {
    assert.match(drawComposer({ draft: 'x'.repeat(4_000) }).root.textContent, /~2\.4k tokens/);
  });

  it('says before sending that a message is too long, and what makes it fit', () => {
    const drawn = drawComposer({ composer: { ...composer, room: 1000 } });
    assert.match(
      drawn.root.textContent,
      /About 1\.4k tokens are too many: A model has room for 1\.0k\./,
    );
    for (const name of ['Cut', 'Outline files', 'Model with more room'])
      drawn.button(name).fire('click');
    assert.deepEqual(drawn.posted, [
      { type: 'makeRoom', how: 'cut' },
      { type: 'makeRoom', how: 'outline' },
      { type: 'makeRoom', how: 'model' },
    ]);
    const fits = drawComposer({ composer: { ...composer, room: 24_000 } });
    assert.match(fits.root.textContent, /~1\.4k of 24k tokens/);
    assert.doesNotMatch(fits.root.textContent, /too many/);
  });

  it('marks what has changed since it was attached, and reads it anew', () => {
    const [first] = composer.attachments;
    assert.ok(first);
    const drawn = drawComposer({
      composer: { ...composer, attachments: [{ ...first, isStale: true }] },
    });
    drawn.button('Read a.ts anew').fire('click');
    assert.deepEqual(drawn.posted, [{ type: 'refreshAttachment', id: 'x' }]);
  });

  it('gives every button a name', () => {
    const drawn = drawComposer();
    assert.ok(drawn.elements('button').length >= 5);
    for (const button of drawn.elements('button')) assert.notEqual(nameOf(button).trim(), '');
  });
});

describe('The quota in the composer', () => {
  const drawn = (more: Partial<Quota>) => draw(<QuotaButton quota={{ ...quota, ...more }} />);
  const titleOf = (part: Drawn) => part.elements('button')[0]?.attributes.get('title') ?? '';

  it('says what is left and how sure that is', () => {
    assert.equal(drawn({}).root.textContent, '38 left');
    assert.match(titleOf(drawn({})), /38 of 50 left, counted here/);
    assert.match(
      titleOf(drawn({ certainty: 'confirmed', confirmedAt: Date.now() })),
      /confirmed at \d/,
    );
  });

  it('never shows a figure that nobody knows', () => {
    const part = draw(<QuotaButton quota={unknownQuota} />);
    assert.equal(part.root.textContent, '12 sent today');
    assert.match(titleOf(part), /left is unknown: it did not tell/);
  });

  it('shows a range where the figure is not certain, and what was sent elsewhere', () => {
    const range = drawn({ leftAtLeast: 36, leftAtMost: 38, elsewhere: 3 });
    assert.equal(range.root.textContent, '36–38 left');
    assert.match(titleOf(range), /36–38 of 50 left.*Sent elsewhere today: 3\./);
    assert.equal(drawn({ leftAtLeast: 0, leftAtMost: 38 }).root.textContent, '≤38 left');
    assert.equal(drawn({ left: 0, leftAtLeast: 0, leftAtMost: 2 }).root.textContent, '≤2 left');
  });

  it('says when the requests come back once none is left', () => {
    const resetsAt = Date.now() + 3_600_000 * 5;
    assert.match(
      drawn({ left: 0, resetsAt }).root.textContent,
      /^0 left · (5 h|4 h 59 min|5 h 1 min)$/,
    );
  });

  it('opens the whole account', () => {
    const part = drawn({});
    part.elements('button')[0]?.fire('click');
    assert.deepEqual(part.posted, [{ type: 'showUsage' }]);
  });
});

describe('An empty chat', () => {
  it('without a key offers the ways to one, signing in first', () => {
    const drawn = draw(<Welcome />);
    const names = ['Sign in with OpenRouter', 'Paste an API key', 'Get a free key'];
    for (const name of [...names, 'Find what is already here']) drawn.button(name).fire('click');
    const posted = drawn.posted.map(({ type }) => type);
    assert.deepEqual(posted, ['signIn', 'setKey', 'getKey', 'findProviders']);
    assert.match(drawn.elements('button')[0]?.attributes.get('class') ?? '', /primary/);
  });

  it('suggests texts for what is attached, and sends none of them', () => {
    const drawn = draw(<EmptyChat attached={true} mostRequests={2} />);
    drawn.button('What could go wrong in this code?').fire('click');
    assert.deepEqual(drawn.posted, []);
    assert.deepEqual(drawn.dispatched, [
      { type: 'suggested', text: 'What could go wrong in this code?' },
    ]);
  });

  it('tells what a question costs', () => {
    const { root } = draw(<EmptyChat attached={false} mostRequests={2} />);
    assert.match(root.textContent, /A question costs 1 request, at most 2\./);
  });

  it('suggests nothing about code that is not there', () => {
    assert.equal(
      draw(<EmptyChat attached={false} mostRequests={2} />).elements('button').length,
      0,
    );
  });
});

describe('The icons', () => {
  it('are those of the font', () => {
    const own = readFileSync('src/webview/icons.css', 'utf8');
    const font = readFileSync(
      createRequire(import.meta.url).resolve('@vscode/codicons/dist/codicon.css'),
      'utf8',
    );
    for (const name of iconNames) {
      const code = new RegExp(`codicon-${name}:{1,2}before \\{\\s*content: ["'](.*?)["']`);
      assert.equal(code.exec(own)?.[1], code.exec(font)?.[1], name);
      assert.ok(code.test(own), name);
    }
  });
});
