import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import {
  notification,
  openFile,
  quickPickRows,
  selectLines,
  takePicture,
  useTheme,
} from '../vscode/page';
import { axeComplaints } from './axe';
import {
  answers,
  ask,
  button,
  chatOf,
  composer,
  dismiss,
  finished,
  newChat,
  openWithKey,
} from './chat';
import type { FrugalWindow } from './frugalWindow';
import { setChatWidth } from './looks';
import { until } from './until';

describe('the list of the composer', () => {
  let window: FrugalWindow;
  let page: Page;
  const options = (): Locator => chatOf(page).getByRole('option');
  const chips = (): Locator => chatOf(page).locator('.compose .chip:not(.more)');
  const active = (): Locator => chatOf(page).locator('[role=option][aria-selected=true]');
  const draft = (): Promise<string> => composer(page).inputValue();
  /** Types at the end of what is there, as a user does. */
  const type = async (text: string): Promise<void> => {
    await composer(page).press('End');
    await composer(page).pressSequentially(text);
  };

  before(async () => {
    window = await openWithKey({ size: { width: 1200, height: 800 } });
    ({ page } = window);
    const folder = path.join(window.folder, 'parts');
    fs.mkdirSync(folder);
    for (let n = 1; n <= 60; n++)
      fs.writeFileSync(path.join(folder, `part${n}.ts`), `export const part${n} = ${n};\n`);
  });
  beforeEach(async () => {
    window.simulator.reset();
    if ((await answers(page).count()) > 0) await newChat(page);
    await composer(page).fill('');
  });
  after(async () => {
    await window.close();
  });

  it('opens at @, is walked through with arrows, and closes at Escape', async () => {
    await type('Why @');
    await options().first().waitFor();
    const first = await active().innerText();
    await composer(page).press('ArrowDown');
    await until('the next one', async () => (await active().innerText()) !== first);
    const id = await active().getAttribute('id');
    assert.equal(await composer(page).getAttribute('aria-activedescendant'), id);
    await composer(page).press('ArrowUp');
    await until('the first one', async () => (await active().innerText()) === first);
    await composer(page).press('Escape');
    await options().first().waitFor({ state: 'detached' });
    assert.equal(await draft(), 'Why @');
    assert.equal(await composer(page).getAttribute('aria-activedescendant'), null);
  });

  it('attaches the file whose name was typed, in the place of that, and sends it [every host]', async () => {
    await type('Why is @cart');
    await options().filter({ hasText: 'cart.ts' }).waitFor();
    await composer(page).press('Enter');
    await chips().getByText('cart.ts').waitFor();
    assert.equal(await draft(), 'Why is ');
    await ask(page, 'What is this?');
    await finished(page, 1);
    const [request] = window.simulator.requests;
    assert.match(JSON.stringify(request?.body), /cart\.ts:\\n```typescript/);
  });

  it('goes from a kind to what there is of it, with Tab and with the mouse', async () => {
    await type('@fol');
    await options().filter({ hasText: '@folder:' }).waitFor();
    await composer(page).press('Tab');
    await until('the folders', async () => (await draft()) === '@folder:');
    await options().filter({ hasText: 'parts' }).click();
    await chips().getByText('parts (50 of 60 files)').waitFor();
    assert.equal(await draft(), '');
  });

  it('marks a file that has changed since it was attached, and reads it anew', async () => {
    const file = path.join(window.folder, 'parts', 'part7.ts');
    await type('@part7');
    await options().filter({ hasText: 'part7.ts' }).click();
    await chips().getByText('part7.ts').waitFor();
    fs.writeFileSync(file, 'export const part7 = "another";\n');
    await button(page, 'Read part7.ts anew').waitFor();
    await takePicture(page, 'stale-chip');
    await button(page, 'Read part7.ts anew').click();
    await button(page, 'Read part7.ts anew').waitFor({ state: 'detached' });
    await ask(page, 'What is this?');
    await finished(page, 1);
    assert.match(JSON.stringify(window.simulator.requests.at(-1)?.body), /another/);
  });

  it('says before sending that all that is too long, and outlines or cuts it', async () => {
    const part = (n: number): string =>
      `export function part${n}(a: number) {\n${'  a = a + 1;\n'.repeat(60)}  return a;\n}\n`;
    const text = Array.from({ length: 1000 }, (_, n) => part(n)).join('\n');
    const names = ['long1.ts', 'long2.ts'];
    for (const name of names) fs.writeFileSync(path.join(window.folder, name), text);
    const notice = chatOf(page).getByText(/tokens are too many/);
    const attach = async (): Promise<void> => {
      for (const name of names) {
        await type(`@${name}`);
        await options().filter({ hasText: name }).click();
        await chips().getByText(name).waitFor();
      }
      await notice.waitFor();
    };
    await attach();
    await takePicture(page, 'too-long');
    await button(page, 'Outline files').click();
    await notice.waitFor({ state: 'detached' });
    assert.equal(window.simulator.requests.length, 0);
    for (const name of names) await button(page, `Remove ${name}`).click();
    await attach();
    await button(page, 'Cut').click();
    await notice.waitFor({ state: 'detached' });
    await ask(page, 'What is this?');
    await finished(page, 1);
    assert.match(
      JSON.stringify(window.simulator.requests.at(-1)?.body),
      /Frugal left out \d+ lines/,
    );
    for (const name of names) fs.rmSync(path.join(window.folder, name));
  });

  it('takes what is dropped and pasted: a file by its address, or its text', async () => {
    const give = (kind: 'drop' | 'paste', uri: string, text?: string): Promise<void> =>
      composer(page).evaluate(
        (field, [type, address, content]) => {
          const data = new DataTransfer();
          if (address !== '') data.setData('text/uri-list', address);
          if (content !== undefined) data.items.add(new File([content], 'dropped.txt'));
          const event =
            type === 'drop'
              ? new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true })
              : new ClipboardEvent(type, { clipboardData: data, bubbles: true, cancelable: true });
          field.dispatchEvent(event);
        },
        [kind, uri, text] as const,
      );
    await give('drop', `vscode-remote://${new URL(page.url()).host}${window.folder}/cart.ts`);
    await chips().getByText('cart.ts').waitFor();
    await give('paste', '', 'some words');
    await chips().getByText('dropped.txt').waitFor();
    await give('paste', '', 'a\0b');
    await notification(page, 'dropped.txt is not a text file').waitFor();
    await dismiss(page, 'dropped.txt is not a text file');
    await ask(page, 'What is this?');
    await finished(page, 1);
    const sent = JSON.stringify(window.simulator.requests.at(-1)?.body);
    assert.match(sent, /cart\.ts:[^]*dropped\.txt:\\n```text\\nsome words/);
  });

  it('takes a pasted image, scaled, to a model that reads images, one click away', async () => {
    const paste = (name: string, isImage: boolean): Promise<void> =>
      composer(page).evaluate(
        async (field, [called, real]) => {
          const canvas = new OffscreenCanvas(4000, 100);
          canvas.getContext('2d')?.fillRect(0, 0, 100, 100);
          const bytes = real ? await canvas.convertToBlob() : new Blob(['no image at all']);
          const data = new DataTransfer();
          data.items.add(new File([bytes], called, { type: 'image/png' }));
          const how = { clipboardData: data, bubbles: true, cancelable: true };
          field.dispatchEvent(new ClipboardEvent('paste', how));
        },
        [name, isImage] as const,
      );
    await paste('fake.png', false);
    await notification(page, 'fake.png is no image that models read').waitFor();
    await dismiss(page, 'fake.png is no image that models read');
    const pick = async (name: string): Promise<void> => {
      await page.locator('.quick-input-widget input').first().fill(name);
      await quickPickRows(page).filter({ hasText: name }).first().click();
    };
    await button(page, /^Model:/).click();
    await pick('Laguna XS');
    await paste('screen.png', true);
    await chips().getByText('screen.png').waitFor();
    await chatOf(page)
      .getByText(/Laguna XS.* cannot read images/)
      .waitFor();
    await composer(page).fill('What is this?');
    assert.equal(await chatOf(page).locator('.send').getAttribute('aria-disabled'), 'true');
    await takePicture(page, 'image-blind');
    await button(page, 'Pick a model that can').click();
    await pick('Qwen3.8 27B');
    await chatOf(page)
      .getByText(/cannot read images/)
      .waitFor({ state: 'detached' });
    await ask(page, 'What is this?');
    await finished(page, 1);
    const sent = JSON.stringify(window.simulator.requests.at(-1)?.body);
    const url = /data:image\/\w+;base64,[^"]+/.exec(sent)?.[0] ?? '';
    const width = await composer(page).evaluate(
      async (_, [data]) => {
        const bytes = Uint8Array.from(atob(data.split(',')[1] ?? ''), (c) => c.charCodeAt(0));
        return (await createImageBitmap(new Blob([bytes]))).width;
      },
      [url] as const,
    );
    assert.equal(width, 1568);
  });

  it('says why nothing is offered, and Enter sends then', async () => {
    await type('@file:nosuchthing');
    await chatOf(page).getByText('No file of the workspace has these characters').waitFor();
    await composer(page).press('Enter');
    await finished(page, 1);
  });

  it('leaves addresses and words alone', async () => {
    await type('me@example.com');
    await type(' and @');
    await options().first().waitFor();
    await type(' ');
    await options().first().waitFor({ state: 'detached' });
  });

  it('suits everybody, and fits a narrow view', async () => {
    await openFile(page, 'cart.ts');
    await selectLines(page, 2, 4);
    await composer(page).click();
    for (const [theme, width] of [
      ['Light Modern', 300],
      ['Dark Modern', 620],
      ['Dark Modern', 250],
    ] as const) {
      await useTheme(page, theme);
      await setChatWidth(page, width);
      await composer(page).fill('');
      await type('@');
      await options().first().waitFor();
      await takePicture(page, `completion-kinds-${width}-${theme.replace(' ', '-')}`);
      assert.deepEqual(
        await axeComplaints(page, 'textarea', '--vscode-sideBar-background'),
        [],
        theme,
      );
      await type('part');
      await options().filter({ hasText: 'part10.ts' }).waitFor();
      await takePicture(page, `completion-files-${width}-${theme.replace(' ', '-')}`);
      const wide = await chatOf(page)
        .locator('.completion')
        .evaluate((list) =>
          [...list.querySelectorAll('li')].some(
            (li) =>
              li.scrollWidth > li.clientWidth + 1 || li.getBoundingClientRect().right > innerWidth,
          ),
        );
      assert.equal(wide, false);
    }
  });
});
