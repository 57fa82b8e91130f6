import * as assert from 'node:assert/strict';
import { openProfile } from '../vscode/browser';
import { isInBrowser, logs, problems, sharedBrowser } from './frugalWindow';
import { watchProblems } from './problems';

/** Opens a page with this body and gives what was written down about it. */
async function problemsOf(body: string, policy: string): Promise<string> {
  const found: string[] = [];
  const context = await openProfile(await sharedBrowser());
  watchProblems(context, (problem) => found.push(problem));
  const page = await context.newPage();
  await page.route('**/page', (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'Content-Security-Policy': policy },
      body,
    }),
  );
  await page.goto('http://127.0.0.1:9/page');
  await page.waitForFunction(() => document.title === 'done');
  await context.close();
  return found.join('\n');
}

const done = '<script>document.title = "done"</script>';
const anything = "default-src * 'unsafe-inline'";

describe('every window of this run', () => {
  it('would have been caught at an error, a refusal by its policy, and a foreign request', async () => {
    const error = `<script>console.error('broken')</script>${done}`;
    assert.match(await problemsOf(error, anything), /console: broken/);
    const refused = `<img src="data:image/png;base64,AA=="><p style="color:red">${done}`;
    const policy = "default-src 'none'; script-src 'unsafe-inline'";
    assert.match(await problemsOf(refused, policy), /Content Security Policy/);
    const foreign = `<img src="https://example.com/spy.png">${done}`;
    assert.match(await problemsOf(foreign, anything), /request: https:\/\/example\.com\/spy\.png/);
  });

  it('logged no error, broke no policy and asked nobody outside this machine', () => {
    assert.deepEqual(problems, []);
  });

  // The extension host of a browser keeps its log to itself.
  if (isInBrowser) return;

  it('wrote no key into its log, and nothing of what was asked', () => {
    const found = logs.flatMap(({ text, secrets }) => secrets.filter((one) => text.includes(one)));
    assert.deepEqual(found, []);
    assert.doesNotMatch(logs.map(({ text }) => text).join('\n'), /\b(user|org)_(?!\[removed)\w/);
  });

  it('wrote of each request who was asked and how long it took', function () {
    if (logs.length < 5) this.skip();
    const lines = logs.flatMap(({ text }) => text.match(/request 1: asked .+/g) ?? []);
    assert.ok(lines.length > 20, `${lines.length} lines`);
  });
});
