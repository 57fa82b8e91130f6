import path from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { repository } from '../../test/vscode/folders';

/** What an answer is drawn with in the place of Frugal's page; one file each in `bench/baselines`. */
export const baselines = ['markedMemo', 'streamdown', 'reactMarkdown'] as const;
export type BaselineName = (typeof baselines)[number] | 'plainText' | 'nothing';

const html = `<!doctype html><html lang="en"><meta charset="utf-8"><body class="vscode-dark">
<main class="page"><div class="conversation"><div class="log"><div class="messages">
<article class="answer"><div class="markdown"></div></article></div></div></div></main></body></html>`;

/** A page as wide as Frugal's, with its style sheet, that draws with one of the baselines. */
export async function openBaseline(
  browser: Browser,
  name: BaselineName,
  webview: string,
): Promise<Page> {
  const { outputFiles } = await build({
    entryPoints: [path.join(repository, 'bench/baselines', `${name}.ts`)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error(`Nothing was built of ${name}.`);
  const page = await browser.newPage({ viewport: { width: 420, height: 800 } });
  await page.setContent(html);
  await page.addStyleTag({ path: path.join(webview, 'main.css') });
  await page.addScriptTag({ content: script.text });
  return page;
}
