import type { VNode } from 'preact';
import type { Branches } from '../../shared/chat';
import { format } from '../../shared/strings';
import { IconButton } from './IconButton';
import { usePage } from './page';

interface Props {
  readonly id: string;
  /** Which of the messages in this place is shown, and of how many; absent: it is the only one. */
  readonly branch?: Branches[string] | undefined;
}

/** Leads to the other messages that stand in the place of this one. */
export function BranchSteps({ id, branch }: Props): VNode | null {
  const { strings, post } = usePage();
  if (branch === undefined) return null;
  const [number, of] = branch;
  const step = (by: 1 | -1, isThere: boolean) => (
    <IconButton
      icon={by < 0 ? 'chevron-left' : 'chevron-right'}
      name={by < 0 ? strings.branchBefore : strings.branchAfter}
      disabled={!isThere}
      onClick={() => post({ type: 'stepBranch', id, by })}
    />
  );
  return (
    <span class="steps" role="group" aria-label={format(strings.branchOf, number, of)}>
      {step(-1, number > 1)}
      <span aria-hidden="true">
        {number}/{of}
      </span>
      {step(1, number < of)}
    </span>
  );
}
