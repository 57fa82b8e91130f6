import * as vscode from 'vscode';
import type { App } from '../app';
import { Cancelled } from '../expectedError';

/** Asked once for an address. @throws Cancelled unless the user agrees */
export async function agreeToPrices({ catalogue, notifier }: App, url: string): Promise<void> {
  const { l10n } = vscode;
  const use = l10n.t('Use It');
  const sentence = l10n.t(
    'Frugal cannot see what {0} charges for its models. Use it only if you know that it costs you nothing, or are willing to pay.',
    new URL(url).host,
  );
  if ((await notifier.tell('warning', sentence, use)) !== use) throw new Cancelled();
  await catalogue.agree(url);
}
