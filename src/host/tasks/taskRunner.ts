import * as vscode from 'vscode';
import type { Asking } from '../../core/chat/askQuestion';
import { titleOf } from '../../core/chat/chatLog';
import type { NewTurn } from '../../core/chat/newTurn';
import type { ChatSession } from '../../core/chat/session';
import type { PreparedTurn } from '../../core/chat/prepareTurn';
import type { AnswerMessage, Task } from '../../shared/chat';
import type { Attachment } from '../../core/prompt/attachment';
import { countTokens } from '../../core/prompt/buildPrompt';
import type { ChatView } from '../chatView/chatView';
import type { ContextFinder } from '../editor/contextFinder';
import type { Code } from '../editor/readCode';
import { Cancelled } from '../expectedError';
import type { HostNotifier } from '../notifier';
import { priceText } from '../quota/price';
import type { SettingsReader } from '../settings';
import { PromptDocuments } from './promptDocuments';

/** How the user wants a task to be run. */
export interface Running {
  /** See what will be sent first. */
  readonly show?: boolean;
  /** A sentence that says who wants it, where that is not the user: they are asked first, whatever they have set. */
  readonly askedBy?: string;
}

/** A task on whatever code is selected, as a command and its argument. */
export interface LatestTask {
  readonly task: CodeTaskName;
  readonly command: string;
  readonly argument: { readonly instruction?: string };
}

/** The tasks on selected code. */
const commands = {
  explain: 'frugal.explain',
  refactor: 'frugal.refactor',
  fix: 'frugal.fix',
  document: 'frugal.document',
  tests: 'frugal.writeTests',
  edit: 'frugal.edit',
  rename: 'frugal.rename',
} as const satisfies Partial<Record<Task, string>>;

export type CodeTaskName = keyof typeof commands;

/** So long, in milliseconds, what helps with a change is waited for: a request is dear, and a blink is not. */
const gatherMs = 400;

interface Deps {
  readonly session: ChatSession;
  readonly context: ContextFinder;
  readonly view: ChatView;
  readonly settings: SettingsReader;
  readonly notifier: HostNotifier;
}

/** Sees a task from its command to its answer, past the user where they want to see what leaves. */
export class TaskRunner implements vscode.Disposable {
  /** What is shown and waits to be sent. */
  readonly prompts = new PromptDocuments();
  /** Explaining, until another one was run. */
  latest: LatestTask = { task: 'explain', command: commands.explain, argument: {} };

  private readonly gathering = new Set<AbortController>();

  constructor(private readonly deps: Deps) {}

  /** What the code to be changed uses, and what its problems refer to. @throws Cancelled when it is stopped */
  async gather(
    code: Code,
    problems: readonly vscode.Diagnostic[] = [],
  ): Promise<readonly Attachment[]> {
    const stop = new AbortController();
    this.gathering.add(stop);
    const title = vscode.l10n.t('Frugal reads what the code uses');
    const location = vscode.ProgressLocation.Window;
    const looking = { problems, waitMs: gatherMs, signal: stop.signal };
    const find = (): Promise<readonly Attachment[]> => this.deps.context.find(code, looking);
    try {
      const found = await vscode.window.withProgress({ title, location }, find);
      if (stop.signal.aborted) throw new Cancelled();
      return found;
    } finally {
      this.gathering.delete(stop);
    }
  }

  /** The task that is being prepared, and the answer that is coming in. */
  stop(): void {
    for (const stop of this.gathering) stop.abort();
    this.deps.session.stop();
  }

  /** One request, or none where the user sends nothing. Resolves to the answer when it has ended. @throws Cancelled */
  async run(making: Promise<NewTurn>, how: Running): Promise<AnswerMessage | undefined> {
    const { session, settings, view } = this.deps;
    const { show = false, askedBy } = how;
    const asksFirst = show || askedBy !== undefined || settings.read().askBeforeSending;
    const shown = asksFirst ? undefined : view.show();
    const turn = await making;
    this.remember(turn);
    const asking = asksFirst ? await this.agree(turn, how) : {};
    const [answer] = await Promise.all([session.run(turn, asking), shown ?? view.show()]);
    return answer;
  }

  /** Shows what the turn would send; it is sent only if the user says so. @throws TurnError, CatalogueError, Cancelled */
  async show(turn: NewTurn): Promise<void> {
    const { session, view } = this.deps;
    const prepared = await session.prepare(turn);
    if (!(await this.prompts.show(prepared, nameOf(turn)))) throw new Cancelled();
    await Promise.all([session.run(turn, { ready: Promise.resolve(prepared) }), view.show()]);
  }

  dispose(): void {
    this.prompts.dispose();
  }

  /** What was agreed is what is sent. */
  private async agree(turn: NewTurn, { show = false, askedBy }: Running): Promise<Asking> {
    const ready = this.deps.session.prepare(turn);
    // What nobody has agreed to leaves no trace in the chat either.
    const prepared = askedBy === undefined ? await ready.catch(() => undefined) : await ready;
    // Why it cannot be sent is said in the chat, where the question is kept.
    if (!prepared) return { ready };
    const name = nameOf(turn);
    if (!show && (await this.confirm(prepared, turn, askedBy))) return { ready };
    if (!(await this.prompts.show(prepared, name))) throw new Cancelled();
    return { ready };
  }

  /** False: they want to see it. @throws Cancelled */
  private async confirm(
    { candidates: [model], messages, turns, maxRequests }: PreparedTurn,
    turn: NewTurn,
    askedBy: string | undefined,
  ): Promise<boolean> {
    const { l10n } = vscode;
    const send = l10n.t('Send ({0})', priceText(maxRequests));
    const sentence = l10n.t('{0}: send this to {1}?', nameOf(turn), model.name);
    const along = (turns.at(-1)?.attachments ?? []).map(({ chip: { name, lines } }) =>
      lines ? l10n.t('{0}, lines {1} to {2}', name, ...lines) : name,
    );
    const tokens = l10n.t('About {0} tokens go out, with:', countTokens(messages));
    const detail = [...(askedBy === undefined ? [] : [askedBy]), tokens, ...along].join('\n');
    const choice = await this.deps.notifier.confirm(sentence, detail, send, l10n.t('Show'));
    if (choice === undefined) throw new Cancelled();
    return choice === send;
  }

  private remember({ task, text }: NewTurn): void {
    if (!isOnCode(task)) return;
    const isWish = task === 'refactor' || task === 'edit';
    const argument = isWish ? { instruction: text } : {};
    this.latest = { task, command: commands[task], argument };
  }
}

function isOnCode(task: Task): task is CodeTaskName {
  return task in commands;
}

/** What is asked, in a few words. */
function nameOf({ task, text, attachments }: NewTurn): string {
  const chips = attachments.map(({ chip }) => chip);
  return titleOf([{ role: 'user', id: '', at: 0, task, text, attachments: chips }]);
}
