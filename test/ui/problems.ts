import type { BrowserContext } from 'playwright-core';
import { isForeign } from '../vscode/browser';

// What a healthy window of this server says: files that its package does not carry, a question for updates that it does
// not answer, settings that two windows write at once, accounts that it does not have, words of another language that
// nobody offers here, an output panel that comes back before its channel, a save for which the extension host has no time,
// and a window that closes or reloads while it is busy, writes its own log, has something that is not saved, or while a
// page in it still loads a part.
const usual = [
  /404 .*\/node_modules\/vsda\//,
  /404 .*\/update\/check\)$/,
  /404 .*\/_static\/src\/browser\/media\//,
  /Unable to resolve resource output:tasks\n/,
  /Timed out waiting for authentication provider 'github'/,
  /Unable to (read|write) file .* \((Canceled: Canceled|Error: IndexedDB database .* is closed)/,
  /Unable to write file 'vscode-log:.*\/window\.log' \(CodeExpectedError: unknown error\)/,
  /No extension gallery service configured/,
  /Webview\.loadLocalResource - Error using fileReader\./,
  /Canceled: Canceled\n.*workbench\.js/s,
  /Unable to write file .*settings\.json' \(Error: File Modified Since\)/,
  /Failed to execute 'abort' on 'IDBTransaction': The transaction has finished/,
  /Blocked attempt to show multiple 'beforeunload' confirmation panels/,
  /Aborted onWillSaveTextDocument-event after/,
  /\[lifecycle\] Long running operations during shutdown/,
];

/** What it says of its connection where a test kills its extension host. */
export const lostConnection = /ERR color: #f33 CloseEvent \(.*\/workbench\.js\)/;

/**
 * Notes what no window may do: errors on any console (a refusal by the content security
 * policy is one), exceptions that nobody caught, and requests that leave the machine.
 */
export function watchProblems(context: BrowserContext, note: (problem: string) => void): void {
  context.on('console', (message) => {
    const text = `${message.text()} (${message.location().url})`;
    const refused = /Content Security Policy|Trusted ?Type/i.test(text);
    if (!refused && message.type() !== 'error') return;
    if (!usual.some((pattern) => pattern.test(text))) note(`console: ${text}`);
  });
  context.on('weberror', (error) => {
    note(`exception: ${error.error().stack ?? error.error().message}`);
  });
  context.on('request', (request) => {
    if (isForeign(request.url())) note(`request: ${request.url()}`);
  });
}
