import type { AnswerMessage, ProposalCard } from '../../shared/chat';
import type { ToPage } from '../../shared/protocol';
import { decide, proposalCard } from '../edits/proposalCard';
import type { HunkState, Proposal } from '../edits/proposal';
import type { Keep } from '../ports';
import type { ChatLog } from './chatLog';

interface ProposalsDeps {
  /** The chat that is open, once it is read. */
  readonly log: () => Promise<ChatLog>;
  readonly post: (message: ToPage) => void;
  readonly keep: Keep;
}

/** What the answers of the open chat propose, and what became of it. Every decision is kept. */
export class Proposals {
  constructor(private readonly deps: ProposalsDeps) {}

  /** What the answer proposes; undefined where its chat is not open, or where it was refused. */
  async find(answerId: string): Promise<Proposal | undefined> {
    const log = await this.deps.log();
    const state = cardOf(log, answerId)?.proposal.state;
    if (state === undefined || state === 'refused' || state === 'unchanged') return undefined;
    return log.detail(answerId).proposal;
  }

  /** @param which indexes of the file's hunks; absent: all that are open */
  async decide(
    answerId: string,
    uri: string,
    state: HunkState,
    which?: readonly number[],
  ): Promise<void> {
    const proposal = await this.find(answerId);
    if (!proposal) return;
    const decided = decide(proposal, uri, state, which);
    await this.change(answerId, ({ notes }) => proposalCard(decided, notes), decided);
  }

  private async change(
    answerId: string,
    changeCard: (card: ProposalCard) => ProposalCard,
    proposal?: Proposal,
  ): Promise<void> {
    const log = await this.deps.log();
    const message = cardOf(log, answerId);
    if (!message) return;
    const changed = { ...message, proposal: changeCard(message.proposal) };
    log.put(changed, proposal && { ...log.detail(answerId), proposal });
    this.deps.post({ type: 'message', message: changed });
    await this.deps.keep(() => log.save(changed));
  }
}

function cardOf(
  log: ChatLog,
  answerId: string,
): (AnswerMessage & { readonly proposal: ProposalCard }) | undefined {
  const message = log.find(answerId);
  if (message?.role !== 'assistant' || !message.proposal) return undefined;
  return { ...message, proposal: message.proposal };
}
