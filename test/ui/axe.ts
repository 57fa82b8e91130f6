import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { webviewFrame, type Theme } from '../vscode/page';

/** To be evaluated in a page: its policy lets nobody add a script; what is evaluated from outside is not bound by it. */
export const axeScript = fs.readFileSync(
  createRequire(__filename).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** One theme of each kind. */
export const themes = [
  'Light Modern',
  'Dark Modern',
  'Light High Contrast',
  'Dark High Contrast',
] as const satisfies readonly Theme[];

/** By their names: asked for by their tag, those that axe does not use of itself would be among them. */
const rulesOfColours = ['color-contrast', 'link-in-text-block'] as const;

/** All of axe's rules, or those that can find something else in another theme. */
export type Rules = 'all' | 'colours';

/** All of them in the first theme, which need not be looked through with all of them again. */
export const rulesFor = (theme: string, [first]: readonly string[]): Rules =>
  theme === first ? 'all' : 'colours';

/** What axe finds wrong with the page that contains `selector` on this background, one line for each place. */
export async function axeComplaints(
  page: Page,
  selector: string,
  background: string,
  rules: Rules = 'all',
): Promise<readonly string[]> {
  const frame = await webviewFrame(page, selector);
  if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(axeScript);
  await frame.evaluate((colour) => {
    // VS Code draws this behind the page, which is transparent.
    document.documentElement.style.backgroundColor = `var(${colour})`;
  }, background);
  return complaintsOf(frame, rules);
}

/** What axe, which is in the frame already, finds wrong with it. */
export async function complaintsOf(frame: Frame, rules: Rules = 'all'): Promise<readonly string[]> {
  const options: RunOptions = rules === 'all' ? {} : { runOnly: [...rulesOfColours] };
  const found = await frame.evaluate(
    async (chosen) =>
      (globalThis as { axe?: { run(options: RunOptions): Promise<AxeResults> } }).axe?.run(chosen),
    options,
  );
  assert.ok(found);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
  );
}
