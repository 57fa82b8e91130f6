import type { VNode } from 'preact';
import type { ComposerState, FromPage } from '../../shared/protocol';
import { format } from '../../shared/strings';
import { formatTokens } from './figures';
import { NoticeWithWays } from './NoticeWithWays';
import { usePage } from './page';

type How = Extract<FromPage, { readonly type: 'makeRoom' }>['how'];

interface Props {
  readonly composer: Pick<ComposerState, 'room' | 'model' | 'isBlind'>;
  /** Of the message as it is. */
  readonly tokens: number;
}

/** Says before it is sent that the model cannot take the message, and what can be done. */
export function Unfit({
  composer: { room = Infinity, model, isBlind },
  tokens,
}: Props): VNode | null {
  const { strings, post } = usePage();
  if (model === undefined || (tokens <= room && !isBlind)) return null;
  const ways: readonly (readonly [How, string])[] = isBlind
    ? [['images', strings.makeRoomImages]]
    : [
        ['cut', strings.makeRoomCut],
        ['outline', strings.makeRoomOutline],
        ['model', strings.makeRoomModel],
      ];
  const why = isBlind
    ? format(strings.readsNoImages, model.name)
    : format(strings.tooLong, formatTokens(tokens), model.name, formatTokens(room));
  return (
    <NoticeWithWays
      icon="warning"
      text={why}
      ways={ways}
      onWay={(how) => post({ type: 'makeRoom', how })}
    />
  );
}
