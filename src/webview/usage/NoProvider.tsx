import type { VNode } from 'preact';
import { useUsage } from './usageContext';

/** In the place of the quota, before there is one. */
export function NoProvider(): VNode {
  const { strings, post } = useUsage();
  return (
    <section class="quota" aria-labelledby="quota-title">
      <h2 id="quota-title">{strings.noProvider}</h2>
      <p>{strings.noProviderText}</p>
      <div class="buttons">
        <button
          type="button"
          class="button primary"
          onClick={() => post({ type: 'command', command: 'signIn' })}
        >
          {strings.signIn}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => post({ type: 'command', command: 'setKey' })}
        >
          {strings.pasteKey}
        </button>
        <button
          type="button"
          class="button"
          onClick={() => post({ type: 'command', command: 'getKey' })}
        >
          {strings.getKey}
        </button>
      </div>
    </section>
  );
}
