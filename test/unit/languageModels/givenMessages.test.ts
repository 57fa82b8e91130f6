import assert from 'node:assert/strict';
import { readMessages } from '../../../src/core/languageModels/givenMessages';

const [user, assistant, system] = [1, 2, 3];
const text = (value: string): object => ({ value });
const call = (callId: string, input: object): object => ({ callId, name: 'read', input });
const result = (callId: string, ...content: readonly object[]): object => ({ callId, content });
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

describe('Messages of VS Code', () => {
  it('become those that providers take', () => {
    const given = [
      { role: system, content: [text('Be brief.')] },
      { role: user, content: [text('What is '), text('this?')] },
      { role: assistant, content: [text('I look.'), call('c1', { path: 'a.ts' })] },
      { role: user, content: [result('c1', text('line 1'), text('line 2')), text('Go on.')] },
    ];
    assert.deepEqual(readMessages(given), [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'What is this?' },
      {
        role: 'assistant',
        content: 'I look.',
        toolCalls: [{ id: 'c1', name: 'read', arguments: '{"path":"a.ts"}' }],
      },
      { role: 'tool', toolCallId: 'c1', content: 'line 1\nline 2' },
      { role: 'user', content: 'Go on.' },
    ]);
  });

  it('have each result right behind its call, and say so where there is none', () => {
    const given = [
      { role: assistant, content: [call('c1', {}), call('c2', {})] },
      { role: user, content: [text('Stop that.')] },
      { role: user, content: [result('c2', text('two')), result('lost', text('of nobody'))] },
    ];
    assert.deepEqual(
      readMessages(given).map(({ role, toolCallId, content }) => [role, toolCallId, content]),
      [
        ['assistant', undefined, ''],
        ['tool', 'c1', 'There is no result.'],
        ['tool', 'c2', 'two'],
        ['user', undefined, 'Stop that.'],
        ['user', undefined, 'of nobody'],
      ],
    );
  });

  it('carry images, also those of a tool, and texts that come as bytes', () => {
    const image = { mimeType: 'image/png', data: png };
    const notes = { mimeType: 'application/json', data: new TextEncoder().encode('{"a":1}') };
    const given = [
      { role: user, content: [text('Look'), image, notes] },
      { role: assistant, content: [call('c1', {})] },
      { role: user, content: [result('c1', text('done'), image)] },
    ];
    const [asked, , answered, seen] = readMessages(given);
    const url = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
    assert.deepEqual(asked, { role: 'user', content: 'Look{"a":1}', images: [url] });
    assert.deepEqual(answered, { role: 'tool', toolCallId: 'c1', content: 'done' });
    assert.deepEqual(seen, { role: 'user', content: '', images: [url] });
  });

  it('leave out what is not for a model: notes of the editor, thoughts, nothing at all', () => {
    const given = [
      { role: user, content: [{ mimeType: 'cache_control', data: png }, text('Hi')] },
      { role: assistant, content: [{ value: 'hm', id: 't1', metadata: undefined }, text('Ho')] },
      { role: assistant, content: [] },
      { role: user, content: [{ kind: 'of a later version' }, undefined, 7] },
    ];
    assert.deepEqual(readMessages(given), [
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Ho' },
    ]);
  });
});
