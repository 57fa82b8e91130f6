import type { App } from '../app';
import type { HostNotifier } from '../notifier';

/** What there is before a link is followed. */
export interface LinkFront {
  readonly notifier: HostNotifier;
  /** Started if it is not. */
  readonly app: () => Promise<App>;
}
