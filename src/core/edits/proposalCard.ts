import type { PlaceChoice, ProposalCard, ProposalState, ProposedFile } from '../../shared/chat';
import { shownName } from '../cellPath';
import type { FileProposal, HunkState, Proposal, ProposedHunk } from './proposal';

/** A proposal as the page shows it. @param notes what of the answer is not in it */
export function proposalCard({ files }: Proposal, notes: readonly string[] = []): ProposalCard {
  const hunks = files.flatMap((file) => file.hunks);
  const state = stateOf(hunks);
  const isPart = state === 'accepted' && hunks.some((hunk) => hunk.state === 'discarded');
  return {
    state,
    files: files.map(fileCard),
    notes: [...new Set([...files.flatMap((file) => file.notes), ...notes])],
    // They are of the whole of it, which the file is not.
    checks: isPart
      ? []
      : files.flatMap(({ checks, path }) => checks.map((check) => ({ ...check, path }))),
    ...(isPart && { isPart }),
  };
}

/** Why nothing is proposed: the first refusal, the others as notes. */
export function refusedCard(
  refusals: readonly string[],
  isUnchanged: boolean,
  choices: readonly PlaceChoice[] = [],
): ProposalCard {
  const [reason = '', ...notes] = refusals;
  const state = isUnchanged ? 'unchanged' : 'refused';
  const open = choices.length > 0 && { choices };
  return { state, files: [], notes, checks: [], reason, ...open };
}

/** With every change decided, what was accepted counts. */
function stateOf(hunks: readonly ProposedHunk[]): ProposalState {
  if (hunks.some(({ state }) => state === 'open')) return 'open';
  return hunks.some(({ state }) => state === 'accepted') ? 'accepted' : 'discarded';
}

/** What comes and goes in a file, and where; what was discarded does neither, unless all of it was. */
export function fileCard({ path, before, hunks }: FileProposal): ProposedFile {
  const left = hunks.filter(({ state }) => state !== 'discarded');
  const counted = left.length > 0 ? left : hunks;
  const count = (lines: (hunk: ProposedHunk) => number): number =>
    counted.reduce((sum, hunk) => sum + lines(hunk), 0);
  const first = hunks[0]?.beforeStart ?? 0;
  const last = hunks.at(-1)?.beforeEnd ?? 0;
  return {
    name: shownName(path),
    path,
    isNew: before === undefined,
    lines: [first + 1, Math.max(first + 1, last)],
    added: count(({ afterStart, afterEnd }) => afterEnd - afterStart),
    removed: before === undefined ? 0 : count((hunk) => hunk.beforeEnd - hunk.beforeStart),
    decided: hunks.filter(({ state }) => state !== 'open').length,
    accepted: hunks.filter(({ state }) => state === 'accepted').length,
    hunks: hunks.length,
  };
}

/** The proposal with some hunks of a file decided. @param which indexes of its hunks; absent: all that are open */
export function decide(
  proposal: Proposal,
  uri: string,
  state: HunkState,
  which?: readonly number[],
): Proposal {
  const decides = (hunk: ProposedHunk, index: number): boolean =>
    which ? which.includes(index) : hunk.state === 'open';
  return {
    files: proposal.files.map((file) =>
      file.uri === uri
        ? {
            ...file,
            hunks: file.hunks.map((hunk, index) =>
              decides(hunk, index) ? { ...hunk, state } : hunk,
            ),
          }
        : file,
    ),
  };
}
