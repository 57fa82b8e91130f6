import * as vscode from 'vscode';
import { readWebPage, webAddress, WebPageError, type WebPage } from '../../core/context/webPage';
import type { Attachment } from '../../core/prompt/attachment';
import type { App } from '../app';
import { Cancelled, ExpectedError } from '../expectedError';
import { inBrowser } from '../../core/inBrowser';
import type { ContextKind } from './contextKind';
import { shortName, textAttachment } from './textAttachment';

export const web: ContextKind = {
  name: 'web',
  icon: 'globe',
  label: () => vscode.l10n.t('Web page'),
  // A browser gives nobody what another site has not opened to all.
  isThere: () => !inBrowser,
  hint: () => vscode.l10n.t('Type an address, such as example.com/page'),
  find: (_, typed) => {
    const { l10n } = vscode;
    const address = webAddress(typed);
    if (typed !== '' && !address) return Promise.resolve({ items: [] });
    const label = address ? l10n.t('Read {0}', address.href) : l10n.t('Type an address…');
    return Promise.resolve({ items: [{ label, attach: (app: App) => attachPage(app, address) }] });
  },
};

/** Asks before anything leaves: whoever runs the page learns that it was read. @throws Cancelled, ExpectedError */
export async function attachPage(app: App, given: URL | undefined): Promise<readonly Attachment[]> {
  const { l10n } = vscode;
  const address = given ?? (await askAddress());
  const read = l10n.t('Read the page');
  const sentence = l10n.t('Read {0}?', address.href);
  const detail = l10n.t(
    'The page is fetched from {0}, without cookies; that costs no request. Its text comes as an attachment, which you see before you send it.',
    address.host,
  );
  if ((await app.notifier.confirm(sentence, detail, read)) !== read) throw new Cancelled();
  const { url, title, text, isCut } = await fetchPage(app, address);
  const name = shortName(title ?? address.host + address.pathname);
  const more = isCut ? '\n[The page is longer]' : '';
  return [textAttachment(name, 'markdown', `${url}\n\n${text}${more}`, '')];
}

async function askAddress(): Promise<URL> {
  const { l10n } = vscode;
  const typed = await vscode.window.showInputBox({
    title: l10n.t('Address of the web page'),
    placeHolder: 'https://',
    validateInput: (text) =>
      text === '' || webAddress(text) ? undefined : l10n.t('Type an address of the web.'),
  });
  const address = typed === undefined ? undefined : webAddress(typed);
  if (!address) throw new Cancelled();
  return address;
}

async function fetchPage({ fetch, clock }: App, address: URL): Promise<WebPage> {
  const title = vscode.l10n.t('Frugal reads {0}', address.host);
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ title, location, cancellable: true }, async (_, token) => {
    const stop = new AbortController();
    token.onCancellationRequested(() => stop.abort(new Cancelled()));
    try {
      return await readWebPage(fetch, clock, address, stop.signal);
    } catch (error) {
      if (!(error instanceof WebPageError)) throw error;
      throw new ExpectedError(sentenceOf(error, address), [], { cause: error });
    }
  });
}

function sentenceOf({ why, detail }: WebPageError, { host }: URL): string {
  const { l10n } = vscode;
  switch (why) {
    case 'redirect':
      return l10n.t('{0} leads to {1}, which Frugal does not read.', host, detail);
    case 'redirects':
      return l10n.t('{0} leads from one address to the next without an end.', host);
    case 'status':
      return l10n.t('{0} answered with the status {1}.', host, detail);
    case 'notText':
      return l10n.t(
        'What {0} sent is no text but {1}, so it cannot go with a message.',
        host,
        detail,
      );
    case 'empty':
      return l10n.t('The page of {0} has no text: it may be made by a script.', host);
    case 'silent':
      return l10n.t('{0} did not answer in time.', host);
    case 'unreachable':
      return l10n.t('{0} cannot be reached.', host);
  }
}
