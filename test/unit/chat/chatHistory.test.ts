import assert from 'node:assert/strict';
import { ChatHistory } from '../../../src/core/chat/chatHistory';
import { parseDetail } from '../../../src/core/chat/chatLog';
import type { StoredChat } from '../../../src/core/ports';
import { Masking } from '../../../src/core/privacy/masking';
import { createAttachment } from '../../../src/core/prompt/attachment';
import { FakeClock } from '../../support/fakeClock';
import { MemoryCache } from '../../support/memoryCache';
import { MemoryChatStore } from '../../support/memoryChatStore';
import { answer, question } from '../storage/messages';

const now = 1_800_000_000_000;
const secret = 'ghp_16C7e42F292c6912E7710c838347Ae178B4a';

describe('The history of chats', () => {
  let chats: MemoryChatStore;
  let history: ChatHistory;
  /** How often something was not kept. */
  let failures: number;

  beforeEach(() => {
    const clock = new FakeClock(now);
    chats = new MemoryChatStore(clock);
    failures = 0;
    const keep = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
      try {
        return await work();
      } catch {
        failures += 1;
        return undefined;
      }
    };
    const settings = (): { readonly maskSecrets: boolean } => ({ maskSecrets: true });
    const masking = new Masking({ cache: new MemoryCache(), keep, settings });
    let ids = 0;
    const createId = (): string => `new${(ids += 1)}`;
    history = new ChatHistory({ chats, clock, keep, masking, createId, workspace: 'w' });
  });

  async function saveSample(): Promise<void> {
    const attachment = createAttachment({
      ...{ id: 'code', uri: 'file:///w/src/heap.ts', path: 'src/heap.ts' },
      ...{ languageId: 'typescript', text: 'const a = "```";', lines: [3, 3] },
    });
    const asked = question('1', 1001, 'What is a heap?');
    const chips = { attachments: [attachment.chip] };
    const first = {
      message: { ...asked.message, ...chips },
      detail: JSON.stringify({ attachments: [attachment] }),
    };
    const last = answer('2', 1002, 'done', `A tree. The token is ${secret}.`);
    await chats.saveChat({ id: 'a', title: 'Heaps', workspace: 'w' }, first, last);
  }

  async function imported(text: string): Promise<readonly StoredChat[]> {
    const read = await history.import(text);
    if ('refusal' in read) assert.fail(read.refusal);
    const list = await chats.list();
    const found = await Promise.all(list.map(({ id }) => chats.find(id)));
    return found.flatMap((chat) => (chat?.id.startsWith('new') ? [chat] : []));
  }

  it('lists and finds the chats of this workspace, or of all', async () => {
    await saveSample();
    const elsewhere = question('3', 2000, 'Heaps of heaps');
    await chats.saveChat({ id: 'b', title: 'Elsewhere', workspace: 'other' }, elsewhere);
    const ids = (list: readonly { readonly id: string }[] = []): readonly string[] =>
      list.map(({ id }) => id);
    assert.deepEqual(ids(await history.list(true)), ['a']);
    assert.deepEqual(ids(await history.list(false)).toSorted(), ['a', 'b']);
    assert.deepEqual(ids(await history.search('heap', true)), ['a']);
    assert.deepEqual(ids(await history.search('heap', false)), ['a', 'b']);
    assert.equal(await history.search('h', false), undefined);
  });

  it('exports what one reads, with the code that went along', async () => {
    await saveSample();
    const text = (await history.export('a', 'markdown')) ?? '';
    const lines = text.split('\n').filter((line) => line !== '');
    assert.deepEqual(lines.slice(0, -1), [
      '# Heaps',
      '## You',
      'What is a heap?',
      '`src/heap.ts`, lines 3–3',
      '````typescript',
      'const a = "```";',
      '````',
      '## Model',
    ]);
    assert.equal(await history.export('gone', 'markdown'), undefined);
  });

  for (const form of ['markdown', 'json'] as const)
    it(`exports no secret as ${form}`, async () => {
      await saveSample();
      const text = (await history.export('a', form)) ?? '';
      assert.match(text, /The token is __SECRET_/);
      assert.ok(!text.includes(secret));
    });

  it('imports what it exported, beside what there is', async () => {
    await saveSample();
    const before = await chats.find('a');
    const [chat] = await imported((await history.export('a', 'json')) ?? '');
    assert.deepEqual(await chats.find('a'), before);
    assert.equal(chat?.title, 'Heaps');
    assert.equal(chat.workspace, 'w');
    const [asked, said] = chat.messages;
    assert.equal(asked?.message.text, 'What is a heap?');
    assert.equal(asked.message.at, 1001);
    const [attachment] = parseDetail(asked.detail).attachments ?? [];
    assert.deepEqual(
      [attachment?.path, attachment?.text, attachment?.uri, attachment?.chip.lines],
      ['src/heap.ts', 'const a = "```";', '', [3, 3]],
    );
    assert.ok(said?.message.role === 'assistant');
    assert.deepEqual(
      [said.message.status, said.message.modelId, said.message.modelName],
      ['done', 'maker/model:free', 'Model'],
    );
    assert.equal(parseDetail(said.detail).parent, asked.message.id);
  });

  for (const form of ['markdown', 'json'] as const)
    it(`exports no further as ${form} once it is stopped`, async () => {
      await saveSample();
      const stop = new AbortController();
      const exported = history.export('a', form, stop.signal);
      stop.abort();
      await assert.rejects(exported, { name: 'AbortError' });
    });

  it('imports nothing once it is stopped', async () => {
    const stop = new AbortController();
    const reading = history.import('[{"role": "user", "content": "Hi"}]', stop.signal);
    stop.abort();
    await assert.rejects(reading, { name: 'AbortError' });
    assert.deepEqual(await chats.list(), []);
  });

  it('says nothing of the storage when a search is stopped', async () => {
    await saveSample();
    const stop = new AbortController();
    stop.abort();
    await assert.rejects(history.search('heap', true, stop.signal), { name: 'AbortError' });
    assert.equal(failures, 0);
  });

  it('imports branches as branches, with the one that was shown', async () => {
    const follows = (id: string, parent: string): ReturnType<typeof question> => ({
      ...question(id, 1001, `question ${id}`),
      detail: JSON.stringify({ parent }),
    });
    const messages = [follows('1', ''), follows('2', '1'), follows('3', '1'), follows('4', '')];
    await chats.saveChat({ id: 'a', title: 'Branches', workspace: 'w' }, ...messages);
    await chats.setLeaf('a', '2');
    const [chat] = await imported((await history.export('a', 'json')) ?? '');
    const [one, two, three, four] = chat?.messages ?? [];
    const parents = [one, two, three, four].map((each) => parseDetail(each?.detail ?? '').parent);
    assert.deepEqual(parents, ['', one?.message.id, one?.message.id, '']);
    assert.equal(chat?.leaf, two?.message.id);
  });

  const spoken = [
    { role: 'system', content: 'Be short.' },
    { role: 'user', content: 'What is a heap?' },
    { role: 'assistant', content: [{ type: 'text', text: 'A tree.' }, { type: 'image_url' }] },
    { role: 'assistant', content: null, tool_calls: [{}] },
  ];
  const forms: Readonly<Record<string, unknown>> = {
    'a list of messages': spoken,
    'a body of a request': { model: 'maker/model', messages: spoken },
    'a list of such bodies': [{ messages: spoken }],
  };
  for (const [form, value] of Object.entries(forms))
    it(`imports ${form}`, async () => {
      const [chat] = await imported(`\uFEFF${JSON.stringify(value)}`);
      assert.equal(chat?.title, 'What is a heap?');
      assert.deepEqual(
        chat.messages.map(({ message }) => [message.role, message.text]),
        [
          ['user', 'What is a heap?'],
          ['assistant', 'A tree.\n\n[image]'],
        ],
      );
    });

  it('says how many messages have no place in a chat', async () => {
    const read = await history.import(JSON.stringify(spoken));
    assert.ok('leftOut' in read);
    assert.equal(read.leftOut, 2);
  });

  const nonsense: Readonly<Record<string, readonly [string, RegExp]>> = {
    'an empty file': ['', /not JSON/],
    'a picture': ['\x89PNG\r\n\x1a\n', /not JSON/],
    'a text': ['Dear diary', /not JSON/],
    'a number': ['42', /no chat in this file/],
    'other JSON': ['{"name": "frugal", "dependencies": {}}', /no chat in this file/],
    'a list of nothing': ['[]', /no chat in this file/],
    'a message of nobody': ['[{"role": "pirate", "content": "Arr"}]', /neither user nor assistant/],
    'a message that is a number': ['[{"role": "user", "content": 42}]', /Message 1 .* no text/],
    'a chat that is a text': ['{"frugal": 1, "chats": ["hello"]}', /no chat in this file/],
    'a message that is a text': ['{"frugal": 1, "chats": [{"messages": ["hello"]}]}', /neither/],
    'a file of a newer Frugal': ['{"frugal": 2, "chats": []}', /newer Frugal/],
    'a good chat and a bad one': [
      '[{"messages": [{"role": "user", "content": "Hi"}]}, {"messages": [{"role": "x"}]}]',
      /neither/,
    ],
  };
  for (const [name, [text, sentence]] of Object.entries(nonsense))
    it(`says what is wrong with ${name}, and changes nothing`, async () => {
      await saveSample();
      const read = await history.import(text);
      assert.ok('refusal' in read);
      assert.match(read.refusal, sentence);
      assert.deepEqual(
        (await chats.list()).map(({ id }) => id),
        ['a'],
      );
    });

  it('reads a chat that follows itself, or what comes later, without going in circles', async () => {
    const message = (id: string, parent: string): unknown => ({
      id,
      parent,
      role: 'user',
      text: id,
    });
    const list = [message('1', '2'), message('2', '1'), message('3', '3')];
    const [chat] = await imported(JSON.stringify({ frugal: 1, chats: [{ messages: list }] }));
    const ids = chat?.messages.map((each) => each.message.id) ?? [];
    const parents = chat?.messages.map(({ detail }) => parseDetail(detail).parent);
    assert.deepEqual(parents, ['', ids[0], '']);
  });
});
