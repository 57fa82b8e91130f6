import type { VNode } from 'preact';
import type { Connection, ReachAction } from '../../shared/protocol';
import type { Quota } from '../../shared/quota';
import { format, type PageStrings } from '../../shared/strings';
import { formatTimeLeft } from './figures';
import { Icon } from './Icon';
import type { IconName } from './iconNames';
import { NoticeWithWays } from './NoticeWithWays';
import { usePage } from './page';
import { useNow } from './useNow';

interface Props {
  readonly connection: Connection;
  readonly trusted: boolean;
  readonly quota: Quota;
}

/** One line above the composer that says why nothing can be sent, with the way out. */
export function Notice({ connection, trusted, quota }: Props): VNode | null {
  const { strings, post } = usePage();
  const now = useNow(connection === 'quotaUsedUp' ? 30_000 : undefined);
  if (connection === 'noKey') {
    return (
      <p class="notice">
        <Icon name="key" />
        <span>
          {strings.noticeNoKey}{' '}
          <button type="button" class="link" onClick={() => post({ type: 'signIn' })}>
            {strings.welcomeSignIn}
          </button>{' '}
          <button type="button" class="link" onClick={() => post({ type: 'setKey' })}>
            {strings.welcomePasteKey}
          </button>
        </span>
      </p>
    );
  }
  if (connection === 'noList') return <NoList />;
  if (connection === 'quotaUsedUp') {
    return <Line icon="watch" text={usedUpText(strings, quota, now)} />;
  }
  return trusted ? null : <Line icon="shield" text={strings.noticeRestricted} />;
}

function NoList(): VNode {
  const { strings, post } = usePage();
  const ways: readonly (readonly [ReachAction, string])[] = [
    ['refreshModels', strings.actionRetry],
    ['openProxySettings', strings.actionOpenProxySettings],
    ['changeAddress', strings.actionChangeAddress],
  ];
  return (
    <NoticeWithWays
      icon="debug-disconnect"
      text={strings.noticeNoList}
      inBrowser={strings.reachInBrowser}
      ways={ways}
      onWay={(how) => post({ type: 'reachModels', how })}
    />
  );
}

function usedUpText(strings: PageStrings, { modelName, resetsAt = 0 }: Quota, now: number): string {
  const back = resetsAt > now ? formatTimeLeft(strings, resetsAt - now) : undefined;
  if (modelName === undefined)
    return back === undefined ? strings.noticeQuota : format(strings.noticeQuotaBack, back);
  return back === undefined
    ? format(strings.noticeModelQuota, modelName)
    : format(strings.noticeModelQuotaBack, modelName, back);
}

function Line({ icon, text }: { readonly icon: IconName; readonly text: string }): VNode {
  return (
    <p class="notice">
      <Icon name={icon} />
      <span>{text}</span>
    </p>
  );
}
