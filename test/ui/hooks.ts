import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Context } from 'mocha';
import { cleanUp } from '../vscode/cleanUp';
import { pictures } from '../vscode/folders';
import { pageText, takePicture } from '../vscode/page';
import { closeAll, openWindows, problems, running } from './frugalWindow';

/** Leaves the picture and the text of every open window, and what went wrong in them so far. */
async function recordFailure(title: string): Promise<void> {
  const name = `failures/${title.replaceAll(/\W+/g, '-').toLowerCase()}`;
  const pages = [...openWindows].flatMap(({ context }) => context.pages());
  for (const [index, page] of pages.entries()) {
    await takePicture(page, `${name}-${index}`).catch(() => undefined);
    const text = [await pageText(page), '--- problems ---', ...problems].join('\n');
    fs.mkdirSync(path.join(pictures, 'failures'), { recursive: true });
    fs.writeFileSync(path.join(pictures, `${name}-${index}.txt`), text);
  }
}

/** Closes what a test that failed has left open. */
export async function closeWindows(): Promise<void> {
  for (const window of openWindows) await window.close();
}

export const eachTest = {
  beforeEach(this: Context): void {
    running.title = this.currentTest?.fullTitle() ?? '';
  },
  async afterEach(this: Context): Promise<void> {
    const test = this.currentTest;
    if (test?.state === 'failed') await recordFailure(test.fullTitle());
  },
};

/** For a run of mocha's own command. */
export const mochaHooks = {
  ...eachTest,
  async afterAll(): Promise<void> {
    await closeAll();
    await cleanUp(); // the packaged extension, which the whole run shares
  },
};
