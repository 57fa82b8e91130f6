import type { ChatSession } from '../../core/chat/session';
import type { Clock, Ledger, Logger } from '../../core/ports';
import type { AccountMeter } from '../../core/quota/accountMeter';
import type { HostNotifier } from '../notifier';
import type { KeyStore } from '../keys/secrets';
import type { SettingsReader } from '../settings';

/** What the usage view needs of the app. */
export interface UsageParts {
  readonly session: ChatSession;
  readonly ledger: Ledger;
  readonly meter: AccountMeter;
  readonly keys: KeyStore;
  readonly settings: SettingsReader;
  readonly notifier: HostNotifier;
  readonly log: Logger;
  readonly clock: Clock;
}
