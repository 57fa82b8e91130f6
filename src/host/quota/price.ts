import { l10n } from 'vscode';
import { pageStrings } from '../../shared/strings';

/** What asking costs, as the chat says it: `1 request, at most 2`. */
export function priceText(mostRequests: number): string {
  return mostRequests > 1
    ? l10n.t(pageStrings.priceAtMost, mostRequests)
    : l10n.t(pageStrings.receiptOne);
}
