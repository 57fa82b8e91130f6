import type { AnswerMessage, NewError, ProposalCard } from '../../shared/chat';
import { decide, proposalCard } from '../edits/proposalCard';
import type { HunkState, Proposal } from '../edits/proposal';
import { Emitter } from '../event';
import { settleHunks } from '../edits/settleHunks';
import type { ChatLog, Detail } from './chatLog';

interface ProposalsDeps {
  /** The chat that is open, once it is read. */
  readonly open: () => Promise<ChatLog>;
  /** The chat with this answer, also one that is not open. */
  readonly chatWith: (answerId: string) => Promise<ChatLog | undefined>;
  /** Shows an answer as it is now, and keeps it. */
  readonly change: (log: ChatLog, message: AnswerMessage, detail: Detail) => Promise<void>;
  /** The user took something of what the request of this row proposes. */
  readonly accepted: (row: number) => void;
}

/** An error and the file that has it. */
export interface ErrorPlace extends NewError {
  readonly uri: string;
}

/** A card before and after something of its proposal was decided. */
export interface Decision {
  readonly before: ProposalCard;
  readonly after: ProposalCard;
}

/** What answers propose, and what became of it. Every decision is kept. */
export class Proposals {
  private readonly proposed = new Emitter<string>();
  private readonly changed = new Emitter<string>();
  /** The answer with this id proposes a change. */
  readonly onDidPropose = this.proposed.event;
  /** What was shown of an answer that came in is more now, or at its end something else, or nothing. */
  readonly onDidChange = this.changed.event;
  private readonly decided = new Emitter<Decision>();
  /** Something of a proposal was accepted, discarded or taken back. */
  readonly onDidDecide = this.decided.event;
  /** Of answers that are still coming in. */
  private readonly coming = new Map<string, Proposal>();

  constructor(private readonly deps: ProposalsDeps) {}

  /** An answer that is still coming in proposes this so far; undefined: it has ended. */
  setComing(answerId: string, proposal: Proposal | undefined): void {
    const isNew = !this.coming.has(answerId);
    if (proposal) this.coming.set(answerId, proposal);
    else this.coming.delete(answerId);
    if (!isNew) this.changed.fire(answerId);
    else if (proposal) this.proposed.fire(answerId);
  }

  /** This answer proposes a change. What was shown while it came in is not told again. */
  tell(answerId: string): void {
    if (!this.isComing(answerId)) this.proposed.fire(answerId);
  }

  isComing(answerId: string): boolean {
    return this.coming.has(answerId);
  }

  /** What the answer proposes; undefined where its chat was deleted, or where it was refused. */
  async find(answerId: string): Promise<Proposal | undefined> {
    return this.coming.get(answerId) ?? (await this.look(answerId))?.proposal;
  }

  /** The answers of the open chat that propose something for a file, the latest first. */
  async about(uri: string): Promise<readonly string[]> {
    return idsOf(await this.deps.open(), ({ files }) => files.some((file) => file.uri === uri));
  }

  /** The latest answer of the open chat of which something was accepted. */
  async latestAccepted(): Promise<string | undefined> {
    return idsOf(await this.deps.open(), isAccepted)[0];
  }

  /** @param which indexes of the file's hunks; absent: all that are open */
  async decide(
    answerId: string,
    uri: string,
    state: HunkState,
    which?: readonly number[],
  ): Promise<void> {
    await this.change(answerId, (proposal) => decide(proposal, uri, state, which));
  }

  /** Takes over what the file's text has of the proposal now. True where that is another than what was known. */
  async settle(answerId: string, uri: string, text: string): Promise<boolean> {
    return this.change(answerId, (proposal) => {
      const files = proposal.files.map((file) =>
        file.uri === uri ? settleHunks(file, text) : file,
      );
      return files.every((file, index) => file === proposal.files[index]) ? proposal : { files };
    });
  }

  /** Shows which errors there are since the proposal was accepted; none takes them off. */
  async showErrors(answerId: string, newErrors: readonly NewError[]): Promise<void> {
    const found = await this.look(answerId);
    if (found?.card.state !== 'accepted') return;
    const { log, message } = found;
    const { newErrors: shown = [], ...card } = found.card;
    if (JSON.stringify(shown) === JSON.stringify(newErrors)) return;
    const proposal = newErrors.length > 0 ? { ...card, newErrors } : card;
    await this.deps.change(log, { ...message, proposal }, log.detail(answerId));
  }

  /** The errors that its card lists, with their files. */
  async newErrors(answerId: string): Promise<readonly ErrorPlace[]> {
    const { card, proposal } = (await this.look(answerId)) ?? {};
    return (card?.newErrors ?? []).flatMap((error) => {
      const file = proposal?.files.find(({ path }) => path === error.path);
      return file ? [{ ...error, uri: file.uri }] : [];
    });
  }

  /** From one state to the next without anything between: what is being typed and decided meanwhile must not get lost. */
  private async change(answerId: string, next: (now: Proposal) => Proposal): Promise<boolean> {
    const found = await this.look(answerId);
    if (!found) return false;
    const { log } = found;
    const proposal = next(found.proposal);
    if (proposal === found.proposal) return false;
    const card = proposalCard(proposal, found.card.notes);
    const { row } = log.detail(answerId);
    if (row !== undefined && isAccepted(proposal) && !isAccepted(found.proposal))
      this.deps.accepted(row);
    const after = { ...card, ...keptOfCard(found, card, isAccepted(proposal)) };
    const message = { ...found.message, proposal: after };
    await this.deps.change(log, message, { ...log.detail(answerId), proposal });
    this.decided.fire({ before: found.card, after });
    return true;
  }

  private async look(answerId: string): Promise<FoundProposal | undefined> {
    const log = await this.deps.chatWith(answerId);
    return log && proposalOf(log, answerId);
  }
}

function isAccepted({ files }: Proposal): boolean {
  return files.some(({ hunks }) => hunks.some(({ state }) => state === 'accepted'));
}

/** What a card has that its proposal does not tell. */
function keptOfCard(
  { card: { isFound, newErrors, choices, isTakenBack }, proposal }: FoundProposal,
  { state }: ProposalCard,
  hasAccepted: boolean,
): Partial<ProposalCard> {
  const wasTaken = isTakenBack === true || isAccepted(proposal);
  return {
    ...(isFound && { isFound }),
    ...(choices && { choices }),
    ...(state === 'accepted' && newErrors && { newErrors }),
    ...(state === 'open' && !hasAccepted && wasTaken && { isTakenBack: true }),
  };
}

interface FoundProposal {
  readonly log: ChatLog;
  readonly message: AnswerMessage;
  readonly card: ProposalCard;
  readonly proposal: Proposal;
}

/** Undefined where the answer proposes nothing, or was refused. */
function proposalOf(log: ChatLog, answerId: string): FoundProposal | undefined {
  const message = log.find(answerId);
  if (message?.role !== 'assistant' || !message.proposal) return undefined;
  const { proposal: card } = message;
  if (card.state === 'refused' || card.state === 'unchanged') return undefined;
  const { proposal } = log.detail(answerId);
  return proposal && { log, message, card, proposal };
}

/** The latest first. */
function idsOf(log: ChatLog, isWanted: (proposal: Proposal) => boolean): readonly string[] {
  return log.messages
    .filter(({ id }) => {
      const found = proposalOf(log, id);
      return found !== undefined && isWanted(found.proposal);
    })
    .map(({ id }) => id)
    .reverse();
}
