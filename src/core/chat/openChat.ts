import type { AnswerMessage, Message, UserMessage } from '../../shared/chat';
import type { ToPage } from '../../shared/protocol';
import type { ChatStore } from '../ports';
import { Asker } from './asker';
import type { AskerDeps, Asking } from './askQuestion';
import { ChatLog, type Detail } from './chatLog';
import type { NewTurn } from './newTurn';
import type { PreparedTurn } from './prepareTurn';

export interface OpenChatDeps extends Omit<AskerDeps, 'post'> {
  readonly chats: ChatStore;
  readonly workspace: string;
  /** What the page must hear: it shows the open chat. */
  readonly post: (message: ToPage) => void;
}

/** The chat that is open; asking goes on in others, too, and the page hears nothing of them. */
export class OpenChat {
  private readonly asker: Asker;
  /** The one that is open. */
  log: ChatLog;

  constructor(private readonly deps: OpenChatDeps) {
    this.log = this.newLog();
    this.asker = new Asker({
      ...deps,
      post: (message, log) => this.post(message, log),
      proposed: (id) => {
        if (this.log.find(id)) deps.proposed(id);
      },
    });
  }

  /** Something is being asked in the open chat. */
  get busy(): boolean {
    return this.asker.isBusy(this.log);
  }

  stop(): void {
    this.asker.stop(this.log);
  }

  /** Resolves when nothing is being asked in the open chat. */
  async ended(): Promise<void> {
    await this.asker.ended(this.log);
  }

  /** The page is about to get everything. */
  forgetFrame(): void {
    this.asker.forgetFrame(this.log);
  }

  newLog(): ChatLog {
    return new ChatLog(this.deps.createId(), this.deps.workspace, this.deps.chats);
  }

  /** The chat with this id: the open one, one that is being answered, or as it is kept. */
  async find(chatId: string): Promise<ChatLog | undefined> {
    if (chatId === this.log.id) return this.log;
    const asked = this.asker.logOf(chatId);
    if (asked) return asked;
    const { chats, keep } = this.deps;
    const kept = await keep(() => chats.open(chatId));
    return kept && new ChatLog(chatId, kept.workspace, chats, kept);
  }

  /** What asking this in the open chat would send; nothing leaves. @throws TurnError, CatalogueError */
  async prepare(turn: NewTurn): Promise<PreparedTurn> {
    return this.asker.prepare(this.log, turn);
  }

  /** Asks as soon as nothing else is being asked in that chat. Resolves to the answer when it has ended. */
  async ask(log: ChatLog, question: UserMessage, how: Asking = {}): Promise<AnswerMessage> {
    await this.asker.ended(log);
    return this.asker.ask(log, question, how);
  }

  /** Shows a message of that chat as it is now. */
  show(log: ChatLog, message: Message, detail?: Detail): void {
    log.put(message, detail);
    this.post({ type: 'message', message }, log);
  }

  /** Shows it, and keeps it. */
  async change(log: ChatLog, message: Message, detail?: Detail): Promise<void> {
    this.show(log, message, detail);
    await this.deps.keep(() => log.save(message));
  }

  /** Takes messages out of that chat. */
  async remove(log: ChatLog, ...ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      await this.deps.keep(() => log.remove(id));
      this.post({ type: 'messageRemoved', id }, log);
    }
  }

  private post(message: ToPage, log: ChatLog): void {
    if (log === this.log) this.deps.post(message);
  }
}
