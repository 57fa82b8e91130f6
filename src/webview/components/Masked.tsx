import type { VNode } from 'preact';
import type { MaskedSecret } from '../../shared/chat';
import { format, type PageStrings } from '../../shared/strings';
import { Icon } from './Icon';
import { usePage } from './page';

/** Which secrets stay on this machine. */
export function Masked({ secrets }: { readonly secrets: readonly MaskedSecret[] }): VNode {
  const { strings } = usePage();
  const count = secrets.length;
  return (
    <details class="masked">
      <summary title={strings.maskedHint}>
        <Icon name="shield" />
        {count === 1 ? strings.maskedOne : format(strings.maskedMany, count)}
      </summary>
      <ul>
        {secrets.map((secret) => (
          <li key={secret.mark} title={secret.mark}>
            {placeOf(strings, secret)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function placeOf(strings: PageStrings, { kind, file, line }: MaskedSecret): string {
  return file === undefined
    ? format(strings.maskedInMessage, kind)
    : format(strings.maskedInFile, kind, file, line ?? 1);
}
