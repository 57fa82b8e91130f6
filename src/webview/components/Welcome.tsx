import type { VNode } from 'preact';
import { Icon } from './Icon';
import { usePage } from './page';

/** Before there is a key: what this is, and the ways to get going. */
export function Welcome(): VNode {
  const { strings, post } = usePage();
  return (
    <section class="hello">
      <h1>{strings.welcomeTitle}</h1>
      <p>{strings.welcomeText}</p>
      <p>{strings.welcomeOthers}</p>
      <div class="choices">
        <button type="button" class="button primary" onClick={() => post({ type: 'signIn' })}>
          {strings.welcomeSignIn}
        </button>
        <button type="button" class="button" onClick={() => post({ type: 'setKey' })}>
          {strings.welcomePasteKey}
        </button>
        <button type="button" class="button" onClick={() => post({ type: 'getKey' })}>
          {strings.welcomeGetKey}
        </button>
        <button
          type="button"
          class="button find-here"
          onClick={() => post({ type: 'findProviders' })}
        >
          {strings.welcomeFind}
        </button>
      </div>
      <ol class="way" aria-label={strings.welcomeStepsTitle}>
        <li>{strings.welcomeStep1}</li>
        <li>{strings.welcomeStep2}</li>
        <li>{strings.welcomeStep3}</li>
      </ol>
      <p class="privacy">
        <Icon name="lock" />
        {strings.welcomePrivacy}
      </p>
    </section>
  );
}
