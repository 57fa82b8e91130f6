import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
} from 'playwright-core';
import { findChromium } from './chromium';
import { cleanUpLater } from './cleanUp';

const flags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update', '--no-proxy-server'],
  // Nothing but this machine has a name, whatever a page or the browser itself asks for.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
];

/** Starts a headless Chromium that can reach this machine only. */
export async function launchBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    headless: true,
    args: flags,
    handleSIGINT: false, // cleanUp.ts does these, in order
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const close = cleanUpLater(() => browser.close());
  browser.once('disconnected', () => void close());
  return browser;
}

/** A fresh user of the browser: no cookies, no storage; gone when closed. */
export async function openProfile(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 1400, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
}

const local =
  /^(https?|wss?):\/\/(127\.0\.0\.1|localhost|[a-z0-9]+\.localhost)[:/]|^(data|blob|chrome|about|vscode-)/;
// A webview's own files: its service worker answers, the network is never asked.
const webviewFile = /^https:\/\/[^/]+\.vscode-resource\.vscode-cdn\.net\//;

/** Whether asking for this would leave the machine. */
export const isForeign = (url: string): boolean => !local.test(url) && !webviewFile.test(url);
