import assert from 'node:assert/strict';
import { createAttachment } from '../../../src/core/prompt/attachment';
import { buildPrompt, countTokens } from '../../../src/core/prompt/buildPrompt';
import { imageTokens, imageType, isImageUrl } from '../../../src/core/prompt/image';
import type { ChatRequest } from '../../simulator/chatRequest';
import { SessionStage } from '../../support/sessionHarness';

const png =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const image = createAttachment({
  id: 'i',
  uri: '',
  path: 'screen.png',
  languageId: 'text',
  text: 'An image.',
  image: png,
});

describe('an image', () => {
  it('is known by its bytes, whatever its name and its type say', () => {
    assert.equal(
      imageType(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
      'image/png',
    );
    assert.equal(imageType(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])), 'image/jpeg');
    assert.equal(imageType(new TextEncoder().encode('<svg></svg>')), undefined);
    assert.equal(imageType(new Uint8Array()), undefined);
    assert.ok(isImageUrl(png));
    for (const bad of [
      '',
      png.replace('png', 'jpeg'),
      'data:text/html;base64,PGI+',
      'data:image/png;base64,PGI+',
      'https://example.com/a.png',
    ])
      assert.ok(!isImageUrl(bad), bad);
  });

  it('goes along behind the text of its message, and is counted', () => {
    const turn = { task: 'chat', text: 'What is this?', attachments: [] } as const;
    const without = buildPrompt([turn]);
    const messages = buildPrompt([{ ...turn, attachments: [image] }]);
    assert.deepEqual(messages.at(-1)?.images, [png]);
    assert.match(messages.at(-1)?.content ?? '', /screen\.png: an image/);
    assert.ok(countTokens(messages) >= countTokens(without) + imageTokens);
    assert.equal(image.chip.tokens, imageTokens);
    assert.equal('images' in (without.at(-1) ?? {}), false);
  });
});

describe('a message with an image', () => {
  const stage = new SessionStage();

  const ask = async (model: string): ReturnType<SessionStage['start']> => {
    const harness = await stage.start();
    harness.settings = { ...harness.settings, model };
    await harness.session.refresh();
    await harness.session.attach(image);
    await harness.session.send('What is this?');
    return harness;
  };

  it('is sent as providers take it, to models that read images alone', async () => {
    const harness = await ask('qwen/qwen3.8-27b:free');
    assert.equal((await harness.lastAnswer()).status, 'done');
    const body = stage.simulator.requests[0]?.body as ChatRequest;
    const content = body.messages.at(-1)?.content;
    assert.ok(Array.isArray(content));
    assert.deepEqual(content[1], { type: 'image_url', image_url: { url: png } });
    assert.equal((await harness.session.state()).composer.isBlind, undefined);
  });

  it('costs nothing where the model reads none, and says so before and after', async () => {
    const harness = await stage.start();
    harness.settings = { ...harness.settings, model: 'poolside/laguna-xs-2.1:free' };
    await harness.session.refresh();
    await harness.session.attach(image);
    assert.equal((await harness.session.state()).composer.isBlind, true);
    await harness.session.send('What is this?');
    const answer = await harness.lastAnswer();
    assert.equal(answer.status, 'failed');
    assert.match(answer.failure?.title ?? '', /cannot read images/);
    assert.equal(stage.simulator.requests.length, 0);
  });
});
