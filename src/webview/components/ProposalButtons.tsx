import type { VNode } from 'preact';
import type { ProposalCard } from '../../shared/chat';
import { format, type PageStrings } from '../../shared/strings';
import { formatPrice } from './figures';
import { usePage } from './page';

interface Props {
  readonly id: string;
  readonly proposal: ProposalCard;
  /** Requests that a turn may make. */
  readonly mostRequests: number;
  readonly canSend: boolean;
}

type Deed =
  'acceptProposal' | 'discardProposal' | 'reviewProposal' | 'undoProposal' | 'fixNewErrors';

const names: Readonly<Record<Deed, keyof PageStrings>> = {
  acceptProposal: 'accept',
  discardProposal: 'discard',
  reviewProposal: 'review',
  undoProposal: 'undo',
  fixNewErrors: 'fixPriced',
};

/** What can be done with a proposal as it stands; what comes next is first. */
export function ProposalButtons({ id, proposal, mostRequests, canSend }: Props): VNode | null {
  const { strings, post } = usePage();
  const deeds = deedsOf(proposal);
  if (deeds.length === 0) return null;
  return (
    <div class="buttons">
      {deeds.map((deed, index) => (
        <button
          key={deed}
          type="button"
          class={index === 0 && deed !== 'undoProposal' ? 'button primary' : 'button'}
          disabled={deed === 'fixNewErrors' && !canSend}
          onClick={() => post({ type: deed, id })}
        >
          {format(strings[names[deed]], formatPrice(strings, mostRequests))}
        </button>
      ))}
    </div>
  );
}

function deedsOf({ state, isFound, newErrors, checks }: ProposalCard): readonly Deed[] {
  if (state === 'accepted') return newErrors ? ['fixNewErrors', 'undoProposal'] : ['undoProposal'];
  if (state !== 'open') return [];
  // The review of what was asked for has opened by itself; what was found has not been seen yet, and what is wrong is to be.
  const isDoubtful = isFound ?? checks.some(({ level }) => level === 'bad');
  return isDoubtful
    ? ['reviewProposal', 'acceptProposal', 'discardProposal']
    : ['acceptProposal', 'discardProposal', 'reviewProposal'];
}
