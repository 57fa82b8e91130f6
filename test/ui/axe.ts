import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { webviewFrame, type Theme } from '../vscode/page';

const axe = fs.readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/** One theme of each kind. */
export const themes = [
  'Light Modern',
  'Dark Modern',
  'Light High Contrast',
  'Dark High Contrast',
] as const satisfies readonly Theme[];

/** What axe finds wrong with the page that contains `selector` on this background, one line for each place. */
export async function axeComplaints(
  page: Page,
  selector: string,
  background: string,
): Promise<readonly string[]> {
  const frame = await webviewFrame(page, selector);
  // The page's policy lets nobody add a script; what is evaluated from here is not bound by it.
  await frame.evaluate(axe);
  const found = await frame.evaluate(async (colour) => {
    // VS Code draws this behind the page, which is transparent.
    document.documentElement.style.backgroundColor = `var(${colour})`;
    return (globalThis as { axe?: { run(): Promise<AxeResults> } }).axe?.run();
  }, background);
  assert.ok(found);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
  );
}
