import type { VNode } from 'preact';
import type {
  Check,
  CheckLevel,
  ProposalCard as Proposal,
  ProposalState,
  ProposedFile,
} from '../../shared/chat';
import { format, type PageStrings } from '../../shared/strings';
import { Icon } from './Icon';
import type { IconName } from './iconNames';
import { NewErrors } from './NewErrors';
import { usePage } from './page';
import { PlaceChoices } from './PlaceChoices';
import { ProposalButtons } from './ProposalButtons';

interface Heading {
  readonly icon: IconName;
  readonly title: keyof PageStrings;
}

const states: Readonly<Record<ProposalState, Heading>> = {
  open: { icon: 'diff', title: 'proposalOpen' },
  accepted: { icon: 'pass', title: 'proposalAccepted' },
  discarded: { icon: 'circle-slash', title: 'proposalDiscarded' },
  refused: { icon: 'warning', title: 'proposalRefused' },
  unchanged: { icon: 'pass', title: 'proposalUnchanged' },
};

interface Props {
  readonly id: string;
  readonly proposal: Proposal;
  /** Requests that a turn may make. */
  readonly mostRequests: number;
  /** A turn can be sent now. */
  readonly canSend: boolean;
}

/** A change that waits for its review, or what became of it. */
export function ProposalCard({ id, proposal, mostRequests, canSend }: Props): VNode {
  const { strings } = usePage();
  const { state, files, notes, checks, reason, choices = [], newErrors = [] } = proposal;
  const { icon, title } = headingOf(proposal);
  // What the user can settle is said where that is done.
  const isOpen = (said: string): boolean => choices.some(({ sentence }) => sentence === said);
  const left = notes.filter((note) => !isOpen(note));
  return (
    <section class={`card proposal ${state}`} aria-label={strings[title]}>
      <h3>
        <Icon name={icon} />
        {strings[title]}
      </h3>
      {files.length > 0 && (
        <ul class="files">
          {files.map((file) => (
            <FileLine key={file.path} id={id} file={file} isPart={proposal.isPart} />
          ))}
        </ul>
      )}
      {reason !== undefined && !isOpen(reason) && <p>{reason}</p>}
      {(checks.length > 0 || left.length > 0) && (
        <Checks id={id} checks={checks} notes={left} several={files.length > 1} />
      )}
      {choices.map((choice) => (
        <PlaceChoices key={choice.start} id={id} choice={choice} />
      ))}
      {newErrors.length > 0 && <NewErrors id={id} errors={newErrors} />}
      <ProposalButtons {...{ id, proposal, mostRequests, canSend }} />
    </section>
  );
}

function headingOf({ state, choices = [], isPart, isTakenBack }: Proposal): Heading {
  const { icon, title } = states[state];
  if (state === 'refused' && choices.length > 0) return { icon, title: 'choosePlace' };
  if (isTakenBack) return { icon: 'discard', title: 'proposalTakenBack' };
  return { icon, title: isPart ? 'proposalPartlyAccepted' : title };
}

interface FileProps {
  readonly id: string;
  readonly file: ProposedFile;
  /** Not all of the change was accepted, here or in another file. */
  readonly isPart: true | undefined;
}

/** A click opens its review, or the file where nothing is left to decide in it. */
function FileLine({ id, file, isPart }: FileProps): VNode {
  const { strings, post } = usePage();
  const { name, path, isNew, lines, added, removed } = file;
  const partly = partOf(strings, file, isPart);
  const folder = path.slice(0, -name.length - 1);
  return (
    <li class="place">
      <button
        type="button"
        class="link file"
        title={path}
        onClick={() => post({ type: 'reviewProposal', id, path })}
      >
        {name}
      </button>
      {folder !== '' && <span class="dim">{folder}</span>}
      <span class="dim">{isNew ? strings.proposalNewFile : placeText(strings, lines)}</span>
      <span class="added" title={format(strings.proposalAdded, added)}>
        +{added}
        <span class="unseen"> ({format(strings.proposalAdded, added)})</span>
      </span>
      <span class="removed" title={format(strings.proposalRemoved, removed)}>
        −{removed}
        <span class="unseen"> ({format(strings.proposalRemoved, removed)})</span>
      </span>
      {partly !== undefined && <span class="dim">{partly}</span>}
    </li>
  );
}

/** How far the file is decided; of a change that was accepted in part, what was taken of this file. */
function partOf(
  strings: PageStrings,
  { decided, accepted = 0, hunks }: ProposedFile,
  isPart: true | undefined,
): string | undefined {
  if (decided > 0 && decided < hunks) return format(strings.proposalDecided, decided, hunks);
  return isPart && accepted < hunks
    ? format(strings.proposalAcceptedOf, accepted, hunks)
    : undefined;
}

const checkIcons: Readonly<Record<CheckLevel, IconName>> = {
  ok: 'pass',
  warn: 'warning',
  bad: 'error',
};

interface ChecksProps {
  readonly id: string;
  readonly checks: readonly Check[];
  readonly notes: readonly string[];
  /** Of more than one file. */
  readonly several: boolean;
}

/** What was looked at before the user decides; nothing of it forbids. */
function Checks({ id, checks, notes, several }: ChecksProps): VNode {
  const { strings } = usePage();
  const assumed = (sentence: string): Check => ({ kind: 'assumed', level: 'warn', sentence });
  return (
    <ul class="checks" aria-label={strings.proposalChecks}>
      {[...checks, ...notes.map(assumed)].map((check) => (
        <li key={`${check.path} ${check.sentence}`} class={check.level}>
          <Icon name={checkIcons[check.level]} />
          <CheckText id={id} check={check} several={several} />
        </li>
      ))}
    </ul>
  );
}

interface CheckProps {
  readonly id: string;
  readonly check: Check;
  readonly several: boolean;
}

/** What is about a line leads there. */
function CheckText({ id, check: { path, line, sentence }, several }: CheckProps): VNode {
  const { post } = usePage();
  const name = path?.slice(path.lastIndexOf('/') + 1);
  const text = several && name !== undefined ? `${name}: ${sentence}` : sentence;
  if (path === undefined || line === undefined) return <span title={path}>{text}</span>;
  const open = (): void => post({ type: 'reviewProposal', id, path, line });
  return (
    <button type="button" class="link" title={path} onClick={open}>
      {text}
    </button>
  );
}

function placeText(strings: PageStrings, [first, last]: ProposedFile['lines']): string {
  return first === last
    ? format(strings.proposalLine, first)
    : format(strings.proposalLines, first, last);
}
