import type { FailureAction } from '../../shared/chat';
import type { Preset } from './preset';

/** The page of a provider that an action opens. */
const pageNames: Partial<Readonly<Record<FailureAction, keyof Preset['pages']>>> = {
  openPrivacySettings: 'privacy',
  openKeySettings: 'getKey',
  openStatus: 'status',
  openCredits: 'credits',
};

/** The address of the page that an action opens; undefined where it opens none, or the provider has no such page. */
export function pageOf(action: FailureAction, { pages }: Preset): string | undefined {
  const name = pageNames[action];
  return name && pages[name];
}

/** Whether an action can help with a failure of this provider. @param isBrowser Frugal runs in one */
export function leadsOn(action: FailureAction, preset: Preset, isBrowser: boolean): boolean {
  if (action in pageNames) return pageOf(action, preset) !== undefined;
  if (action === 'signIn') return preset.signsIn === true;
  if (action === 'setKey' || action === 'getKey') return preset.key?.use === 'needed';
  // What is on this machine is asked without a proxy, and a browser asks nobody but itself for one.
  if (action === 'openProxySettings') return !preset.runsHere && !isBrowser;
  // A server of the user's own is set up with its address, and its key where it wants one.
  return action !== 'setUpServer' || preset.url === '';
}
