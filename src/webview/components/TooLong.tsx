import type { VNode } from 'preact';
import type { ComposerState, FromPage } from '../../shared/protocol';
import { format } from '../../shared/strings';
import { formatTokens } from './figures';
import { Icon } from './Icon';
import { usePage } from './page';

type How = Extract<FromPage, { readonly type: 'makeRoom' }>['how'];

interface Props {
  readonly composer: Pick<ComposerState, 'room' | 'model'>;
  /** Of the message as it is. */
  readonly tokens: number;
}

/** Says that the message does not fit before it is sent, and what makes it fit. */
export function TooLong({ composer: { room = Infinity, model }, tokens }: Props): VNode | null {
  const { strings, post } = usePage();
  if (model === undefined || tokens <= room) return null;
  const ways: readonly (readonly [How, string])[] = [
    ['cut', strings.makeRoomCut],
    ['outline', strings.makeRoomOutline],
    ['model', strings.makeRoomModel],
  ];
  return (
    <p class="notice" role="status">
      <Icon name="warning" />
      <span>
        {format(strings.tooLong, formatTokens(tokens), model.name, formatTokens(room))}{' '}
        {ways.map(([how, label]) => (
          <button
            key={how}
            type="button"
            class="link"
            onClick={() => post({ type: 'makeRoom', how })}
          >
            {label}
          </button>
        ))}
      </span>
    </p>
  );
}
