import { l10n } from 'vscode';
import type { RefusedSettings } from './readSettings';
import type { RefusedHeader } from './settingValues';

/** Says what of the settings is not used; each value once. */
export class RefusedSettingsTeller {
  private readonly told = new Set<string>();

  constructor(private readonly tell: (sentence: string) => void) {}

  show({ unusable, unsafe, headers }: RefusedSettings): void {
    const news = unusable.filter((one) => this.isNew(JSON.stringify(one)));
    const names = news.map(([name]) => name).join(', ');
    // One sentence for a whole file of nonsense.
    if (news.length > 0)
      this.tell(
        l10n.t('Frugal cannot use what these settings say and goes on without it: {0}.', names),
      );
    const sentences = [
      ...unsafe.map((address) => l10n.t('Frugal does not send a key to {0}: use https.', address)),
      ...headers.map(({ name, why }) => refusalOf(name, why)),
    ];
    for (const sentence of sentences) if (this.isNew(sentence)) this.tell(sentence);
  }

  private isNew(what: string): boolean {
    if (this.told.has(what)) return false;
    this.told.add(what);
    return true;
  }
}

function refusalOf(name: string, why: RefusedHeader['why']): string {
  switch (why) {
    case 'key':
      return l10n.t(
        'The header {0} is not sent: settings are no place for a key. Set the key with "Set Up a Server of Your Own".',
        name,
      );
    case 'reserved':
      return l10n.t('The header {0} is not sent: it is not for settings to change.', name);
    case 'malformed':
      return l10n.t('The header {0} is not sent: its name or its value is not allowed.', name);
    case 'tooLong':
      return l10n.t('The header {0} is not sent: the headers together are too long.', name);
  }
}
