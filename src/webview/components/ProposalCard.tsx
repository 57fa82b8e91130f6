import type { VNode } from 'preact';
import type { ProposalCard as Proposal, ProposalState } from '../../shared/chat';
import { format, type PageStrings } from '../../shared/strings';
import { Icon } from './Icon';
import type { IconName } from './iconNames';
import { usePage } from './page';

const states: Readonly<Record<ProposalState, { icon: IconName; title: keyof PageStrings }>> = {
  open: { icon: 'diff', title: 'proposalOpen' },
  accepted: { icon: 'pass', title: 'proposalAccepted' },
  discarded: { icon: 'circle-slash', title: 'proposalDiscarded' },
  refused: { icon: 'warning', title: 'proposalRefused' },
};

interface Props {
  readonly id: string;
  readonly proposal: Proposal;
}

/** A change that waits for its review, or what became of it. */
export function ProposalCard({ id, proposal }: Props): VNode {
  const { strings, post } = usePage();
  const { state, fileName, lines, added, removed, reason } = proposal;
  const { icon, title } = states[state];
  return (
    <section class={`card proposal ${state}`} aria-label={strings[title]}>
      <h3>
        <Icon name={icon} />
        {strings[title]}
      </h3>
      <p class="place">
        <span class="file">{fileName}</span>
        <span class="dim">{placeText(strings, lines)}</span>
        <span class="added" title={format(strings.proposalAdded, added)}>
          +{added}
          <span class="unseen"> ({format(strings.proposalAdded, added)})</span>
        </span>
        <span class="removed" title={format(strings.proposalRemoved, removed)}>
          −{removed}
          <span class="unseen"> ({format(strings.proposalRemoved, removed)})</span>
        </span>
      </p>
      {reason !== undefined && <p>{reason}</p>}
      {state === 'accepted' && <p class="dim">{strings.undoHint}</p>}
      {state === 'open' && (
        <div class="buttons">
          {/* Its diff has opened by itself: accepting is what comes next. */}
          <button
            type="button"
            class="button primary"
            onClick={() => post({ type: 'acceptProposal', id })}
          >
            {strings.accept}
          </button>
          <button
            type="button"
            class="button"
            onClick={() => post({ type: 'discardProposal', id })}
          >
            {strings.discard}
          </button>
          <button type="button" class="button" onClick={() => post({ type: 'reviewProposal', id })}>
            {strings.review}
          </button>
        </div>
      )}
    </section>
  );
}

function placeText(strings: PageStrings, [first, last]: Proposal['lines']): string {
  return first === last
    ? format(strings.proposalLine, first)
    : format(strings.proposalLines, first, last);
}
