import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { participantHandler } from './registered';
import {
  freshWindow,
  openSample,
  pasteKey,
  promptDuring,
  removeKeys,
  requestsDuring,
  sampleUri,
  shownReview,
  simulator,
  until,
} from './window';

/** What the participant put into VS Code's chat, and how that ended. */
interface Shown {
  readonly text: string;
  readonly buttons: readonly vscode.Command[];
  readonly references: readonly (vscode.Uri | vscode.Location)[];
  readonly result: vscode.ChatResult;
}

interface Asking {
  readonly command?: string;
  readonly references?: readonly unknown[];
  /** What VS Code adds by itself, by its kind. */
  readonly implicit?: Readonly<Record<string, unknown>>;
  readonly history?: readonly Shown[];
  readonly model?: { readonly vendor: string; readonly id: string };
  readonly onText?: () => void;
  readonly token?: vscode.CancellationToken;
}

/** Asks the participant as VS Code's chat does. */
async function ask(prompt: string, asking: Asking = {}): Promise<Shown> {
  const buttons: vscode.Command[] = [];
  const references: (vscode.Uri | vscode.Location)[] = [];
  let text = '';
  const token = asking.token ?? new vscode.CancellationTokenSource().token;
  // VS Code closes the response of what is cancelled.
  const open = (): void => assert.ok(!token.isCancellationRequested, 'the response is closed');
  const response = {
    markdown: (value: string) => {
      open();
      text += value;
      asking.onText?.();
    },
    button: (command: vscode.Command) => {
      open();
      buttons.push(command);
    },
    reference: (value: vscode.Uri | vscode.Location) => {
      open();
      references.push(value);
    },
    progress: open,
  } as unknown as vscode.ChatResponseStream;
  const given = (asking.references ?? []).map((value, at) => {
    const start = at * 10;
    return { id: 'given', value, range: [start, start + 5] };
  });
  const implicit = Object.entries(asking.implicit ?? {}).map(([kind, value]) => {
    return { id: `vscode.implicit.${kind}`, value };
  });
  const request = {
    prompt,
    command: asking.command,
    // From the last to the first, as VS Code does.
    references: [...given.toReversed(), ...implicit],
    model: asking.model,
  } as unknown as vscode.ChatRequest;
  const history = (asking.history ?? []).map(({ result }) => ({ result }));
  const context = { history } as unknown as vscode.ChatContext;
  const result = (await participantHandler()(request, context, response, token)) ?? {};
  return { text, buttons, references, result };
}

const titles = ({ buttons }: Shown): readonly string[] => buttons.map(({ title }) => title);

describe("@frugal in VS Code's own chat", () => {
  beforeEach(freshWindow);

  it('explains the code at the cursor for one request, and says who answered', async () => {
    await openSample('cart.ts', [36, 39]);
    let shown: Shown | undefined;
    const prompt = await promptDuring(async () => {
      shown = await ask('', { command: 'explain' });
    });
    assert.ok(shown);
    assert.match(prompt, /toFixed\(2\)/);
    assert.match(prompt, /Explain this to a colleague/);
    assert.match(shown.text, /simulator/);
    assert.match(shown.text, /_.+, request 1 of 50 today_/);
    assert.deepEqual(titles(shown), ['Quota']);
    const [place] = shown.references;
    assert.ok(place instanceof vscode.Location);
    assert.equal(place.range.start.line, 35);
    assert.equal(shown.result.metadata?.['requests'], 1);
  });

  it('proposes a change of the code that was attached, which Frugal reviews', async () => {
    const uri = sampleUri('retry.ts');
    const place = new vscode.Location(uri, new vscode.Range(1, 0, 20, 1));
    let shown: Shown | undefined;
    const prompt = await promptDuring(async () => {
      shown = await ask('Make it simpler', { command: 'refactor', references: [place] });
    });
    assert.ok(shown);
    assert.match(prompt, /Refactor this code: Make it simpler/);
    assert.deepEqual(titles(shown), ['Review Changes', 'Quota']);
    const [review] = shown.buttons;
    assert.ok(review);
    const requests = await requestsDuring(() =>
      vscode.commands.executeCommand(review.command, ...((review.arguments ?? []) as unknown[])),
    );
    assert.equal(requests.length, 0);
    const editor = await shownReview();
    assert.match(editor.document.uri.path, /retry\.ts/);
  });

  it('changes the first code that was attached, and leaves out the open editor', async () => {
    const uri = sampleUri('cart.ts');
    const first = new vscode.Location(uri, new vscode.Range(35, 0, 38, 1));
    let shown: Shown | undefined;
    const prompt = await promptDuring(async () => {
      shown = await ask('Make it simpler', {
        command: 'refactor',
        references: [first, sampleUri('retry.ts')],
        implicit: { file: sampleUri('text.py'), viewport: sampleUri('text.py') },
      });
    });
    assert.match(prompt, /retry\.ts/);
    assert.doesNotMatch(prompt, /text\.py/);
    const [place] = shown?.references ?? [];
    assert.ok(place instanceof vscode.Location);
    assert.equal(place.uri.path, uri.path);
    const plain = await promptDuring(() => ask('Hello', { implicit: { file: uri } }));
    assert.equal(plain, 'Hello');
    const about = await promptDuring(() => ask('What is it?', { implicit: { selection: first } }));
    assert.match(about, /toFixed\(2\)/);
  });

  it('remembers its own turns, as far as they still stand in the chat', async () => {
    await simulator.answer('First answer.');
    const first = await ask('Remember plum');
    await simulator.answer('Second answer.');
    await ask('Remember pear', { history: [first] });
    // The second turn was taken back.
    const [request] = await requestsDuring(() => ask('Which fruit?', { history: [first] }));
    const { messages } = request?.body as { messages: readonly { content: string }[] };
    assert.deepEqual(
      messages.slice(1).map(({ content }) => content),
      ['Remember plum', 'First answer.', 'Which fruit?'],
    );
    const [alone] = await requestsDuring(() => ask('And now?'));
    const { messages: fresh } = alone?.body as { messages: readonly unknown[] };
    assert.equal(fresh.length, 2);
  });

  it('puts back what was masked, also where it comes in pieces, or is kept', async () => {
    const secret = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';
    const words = `What is token = '${secret}'?`;
    const [mark = 'none'] = /__SECRET_\w+?__/.exec(await promptDuring(() => ask(words))) ?? [];
    await simulator.setRate({ charactersPerDelta: 3 });
    await simulator.answer(`It is ${mark}, a token.`);
    const again = `${words} Tell me.`;
    for (const requests of [1, 0]) {
      const shown = await ask(again);
      assert.equal(shown.result.metadata?.['requests'], requests);
      assert.ok(shown.text.startsWith(`It is ${secret}, a token.`), shown.text);
    }
  });

  it('tells what the model thought from its answer', async () => {
    await simulator.answer('They greet me.\n</think>\n\nGood day.');
    const { text } = await ask('Hello');
    assert.match(text, /^They greet me\.\n+---\n\nGood day\./);
  });

  it('asks the model that was picked in the chat, where it is one of Frugal', async () => {
    const id = 'poolside/laguna-xs-2.1:free';
    const [own, other] = await requestsDuring(async () => {
      await ask('Hello', { model: { vendor: 'frugal', id } });
      await ask('Hello there', { model: { vendor: 'copilot', id: 'gpt-9' } });
    });
    assert.equal((own?.body as { model: string }).model, id);
    assert.match((other?.body as { model: string }).model, /:free$/);
  });

  it('says what is missing, and offers it', async () => {
    await removeKeys();
    let shown: Shown | undefined;
    const requests = await requestsDuring(async () => {
      shown = await ask('Hello');
    });
    assert.equal(requests.length, 0);
    assert.match(shown?.result.errorDetails?.message ?? '', /key/i);
    assert.ok(shown && titles(shown).includes('Set API Key'));
    await pasteKey((await simulator.account()).key);
    const nothing = await ask('', { command: 'fix' });
    assert.match(nothing.result.errorDetails?.message ?? '', /No text editor is open/);
  });

  it('stops when it is stopped', async () => {
    await simulator.setRate({ charactersPerDelta: 1, deltasPerSecond: 50 });
    await simulator.answer('word '.repeat(2000));
    const stop = new vscode.CancellationTokenSource();
    const shown = await ask('Hello', { onText: () => stop.cancel(), token: stop.token });
    assert.equal(shown.result.errorDetails, undefined);
    assert.equal(shown.result.metadata?.['requests'], 1);
    await until('the end of the request', async () => {
      return (await simulator.requests()).at(-1)?.outcome.ending === 'aborted';
    });
    // What had come is kept.
    await simulator.setRate({});
    const [next] = await requestsDuring(() => ask('And?', { history: [shown] }));
    const { messages } = next?.body as { messages: readonly { content: string }[] };
    assert.match(messages.at(-2)?.content ?? '', /^w/);
  });

  it('is not asked where it is stopped before its turn, and lets the turn before end', async () => {
    await simulator.answer('First answer.');
    const history = [await ask('Hello')];
    await simulator.setRate({ charactersPerDelta: 1, deltasPerSecond: 50 });
    await simulator.answer('word '.repeat(10));
    const stop = new vscode.CancellationTokenSource();
    let waiting: Promise<Shown> | undefined;
    let pieces = 0;
    const onText = (): void => {
      pieces += 1;
      waiting ??= ask('Three', { history, token: stop.token });
      if (pieces === 20) stop.cancel();
    };
    const requests = await requestsDuring(async () => {
      const second = await ask('Two', { history, onText });
      assert.match(second.text, /(word ){10}.*, request 2 of 50/s);
      assert.deepEqual((await waiting)?.result, {});
    });
    assert.equal(requests.length, 1);
  });
});
