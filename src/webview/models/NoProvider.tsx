import type { VNode } from 'preact';
import type { ModelsCommand } from '../../shared/modelsProtocol';
import { useModels } from './modelsContext';

/** Before there is a key or a server: what is missing, and the ways to it. */
export function NoProvider(): VNode {
  const { strings, post } = useModels();
  const button = (command: ModelsCommand, word: string, kind = 'button'): VNode => (
    <button type="button" class={kind} onClick={() => post({ type: 'command', command })}>
      {word}
    </button>
  );
  return (
    <section class="empty" aria-labelledby="no-provider">
      <h2 id="no-provider">{strings.noProvider}</h2>
      <p>{strings.noProviderText}</p>
      <div class="buttons">
        {button('setKey', strings.pasteKey, 'button primary')}
        {button('getKey', strings.getKey)}
        {button('setUpServer', strings.setUpServer)}
      </div>
    </section>
  );
}
