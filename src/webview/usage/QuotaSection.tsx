import type { VNode } from 'preact';
import { format } from '../../shared/strings';
import type { QuotaCard } from '../../shared/usageProtocol';
import { useUsage } from './usageContext';

/** What is left of the free requests, how sure that is, and what can be done about it. */
export function QuotaSection({ quota }: { readonly quota: QuotaCard }): VNode {
  const { strings, post } = useUsage();
  const { title, sentence, share, rows, asks } = quota;
  return (
    <section class="quota" aria-labelledby="quota-title">
      <h2 id="quota-title">{title}</h2>
      {share !== undefined && (
        <svg class="left" role="img" aria-label={sentence}>
          <rect class="track" width="100%" height="100%" rx="3" />
          <rect
            class={share <= 0.1 ? 'low' : 'enough'}
            width={percent(share)}
            height="100%"
            rx="3"
          />
        </svg>
      )}
      <dl>
        {rows.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div class="buttons">
        {asks !== undefined && (
          <button
            type="button"
            class="button"
            title={strings.quotaAskHint}
            onClick={() => post({ type: 'askProvider' })}
          >
            {format(strings.quotaAsk, asks)}
          </button>
        )}
        <button
          type="button"
          class="button"
          onClick={() => post({ type: 'command', command: 'pickModel' })}
        >
          {strings.quotaSwitch}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => post({ type: 'command', command: 'getKey' })}
        >
          {strings.quotaKeys}
        </button>
      </div>
    </section>
  );
}

function percent(share: number): string {
  return `${share * 100}%`;
}
