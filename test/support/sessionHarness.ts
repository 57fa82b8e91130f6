import type { NewTurn } from '../../src/core/chat/newTurn';
import { ChatSession } from '../../src/core/chat/session';
import { Catalogues } from '../../src/core/catalogue/catalogues';
import { createClient } from '../../src/core/llm/client';
import type {
  AnswerCache,
  ChatStore,
  Clock,
  Fetch,
  Keep,
  Ledger,
  Settings,
  TurnQueue,
} from '../../src/core/ports';
import { Masking } from '../../src/core/privacy/masking';
import { clock as realClock } from '../../src/host/clock';
import { openRouter } from '../../src/core/llm/presets';
import { createAttachment } from '../../src/core/prompt/attachment';
import { QuestionQueue } from '../../src/core/queue/questionQueue';
import type { FindRules } from '../../src/core/chat/projectRules';
import { AccountMeter } from '../../src/core/quota/accountMeter';
import { QuotaMeter, type KeyFigure } from '../../src/core/quota/quotaMeter';
import { Favourites } from '../../src/core/routing/favourites';
import { ModelChoice } from '../../src/core/routing/modelChoice';
import type { AnswerMessage, Message } from '../../src/shared/chat';
import type { ToPage } from '../../src/shared/protocol';
import { SyntaxTrees } from '../../src/core/syntax/syntaxTrees';
import { startSimulator, type Simulator } from '../simulator/simulator';
import { grammarFiles } from './grammarFiles';
import { MemoryAnswerCache } from './memoryAnswerCache';
import { MemoryCache } from './memoryCache';
import { MemoryChatStore } from './memoryChatStore';
import { MemoryFiles } from './memoryFiles';
import { MemoryLedger } from './memoryLedger';
import { MemoryLogger } from './memoryLogger';
import { MemoryNotifier } from './memoryNotifier';
import { MemorySecrets } from './memorySecrets';
import { noAddresses } from './noAddresses';

/** The simulator answers in real time. */
export { realClock };

export interface SessionOptions {
  readonly settings?: Partial<Settings>;
  readonly fetch?: Fetch;
  readonly keep?: Keep;
  /** Reads and answers what the user is told. */
  readonly notifier?: MemoryNotifier;
  readonly chats?: ChatStore;
  /** In memory unless given. */
  readonly ledger?: Ledger;
  readonly answers?: AnswerCache;
  /** What is kept for all windows; a new one unless given. */
  readonly cache?: MemoryCache;
  /** Without one nothing can be queued. */
  readonly queue?: TurnQueue;
  /** What the user makes of the words of a queued task; nothing unless given. */
  readonly reword?: (text: string) => Promise<string | undefined>;
  /** Real time unless given. */
  readonly clock?: Clock;
  /** What the provider tells of the day; always up to date unless given. */
  readonly keyFigure?: () => KeyFigure;
}

/** The real grammars, loaded once for all tests. */
const trees = new SyntaxTrees(grammarFiles());

/** What a session needs of the simulator. */
interface SimulatedProvider {
  readonly url: string;
  readonly key: string;
  readonly account: () => { readonly usedToday: number; readonly tier: number };
}

/** Everything around a session but the editor, on ports that live in memory. */
export class SessionHarness {
  settings: Settings;
  trusted = true;
  /** Where the project has its rules. */
  findRules: FindRules | undefined;
  readonly posted: ToPage[] = [];
  readonly chosen: string[] = [];
  readonly proposed: string[] = [];
  readonly secrets: MemorySecrets;
  readonly files = new MemoryFiles();
  readonly ledger = new MemoryLedger();
  readonly chats: ChatStore;
  readonly cache: MemoryCache;
  readonly favourites: Favourites;
  readonly logger = new MemoryLogger();
  readonly notifier: MemoryNotifier;
  readonly meter: AccountMeter;
  private readonly quotaMeter: QuotaMeter;
  readonly catalogue: Catalogues;
  readonly models: ModelChoice;
  readonly session: ChatSession;
  /** Where `SessionOptions.queue` is given. */
  readonly questions: QuestionQueue | undefined;
  private readonly clock: Clock;
  private readonly figure: () => KeyFigure;
  private ids = 0;

  constructor(simulator: SimulatedProvider, options: SessionOptions = {}) {
    const { clock = realClock } = options;
    this.clock = clock;
    this.figure = options.keyFigure ?? (() => figureOf(simulator));
    this.settings = {
      model: '',
      addresses: { ...noAddresses, openrouter: simulator.url },
      headers: {},
      idleTimeoutMs: 60_000,
      progressTimeoutMs: 180_000,
      maxAnswerTokens: 8000,
      maxRequestsPerTurn: 2,
      answerCache: true,
      maskSecrets: true,
      ...options.settings,
    };
    this.notifier = options.notifier ?? new MemoryNotifier();
    this.chats = options.chats ?? new MemoryChatStore(realClock);
    this.secrets = new MemorySecrets(simulator.key);
    this.cache = options.cache ?? new MemoryCache();
    this.favourites = new Favourites(this.cache);
    const { logger, cache, notifier } = this;
    const ledger = options.ledger ?? this.ledger;
    const send: Fetch = options.fetch ?? ((url, init) => fetch(url, init));
    const keep: Keep = options.keep ?? ((work) => work());
    const settings = (): Settings => this.settings;
    const secrets = this.secrets;
    this.catalogue = new Catalogues({
      ...{ fetch: send, cache, clock, logger },
      ...{ secrets, settings },
    });
    const { catalogue } = this;
    this.quotaMeter = new QuotaMeter({
      ledger,
      clock,
      logger,
      fetchKey: () => Promise.resolve(this.figure()),
    });
    this.meter = new AccountMeter(this.quotaMeter, { secrets, settings }, logger);
    const createId = (): string => `id${(this.ids += 1)}`;
    const common = { clock, logger, ledger, cache, notifier, keep };
    this.models = new ModelChoice({
      ...common,
      secrets: this.secrets,
      settings,
      catalogue,
      meter: this.meter,
      favourites: this.favourites,
      chooseModel: (id) => {
        this.chosen.push(id);
        this.settings = { ...this.settings, model: id };
        return Promise.resolve();
      },
    });
    this.session = new ChatSession({
      ...common,
      secrets: this.secrets,
      settings,
      client: createClient({ ...common, fetch: send }),
      chats: this.chats,
      answers: options.answers ?? new MemoryAnswerCache(),
      files: this.files,
      openSyntax: async (languageId) => trees.open(languageId),
      meter: this.meter,
      models: this.models,
      masking: new Masking({ ...common, settings }),
      workspace: '/workspace',
      trusted: () => this.trusted,
      findRules: () => this.findRules,
      createId,
      ...(options.queue && { wait: (turn) => this.waitFor(turn) }),
    });
    this.questions =
      options.queue &&
      new QuestionQueue({
        ...common,
        queue: options.queue,
        createId,
        chats: this.chats,
        chat: this.session.chat,
        meter: this.meter,
        secrets,
        settings,
        workspace: '/workspace',
        trusted: () => this.trusted,
        files: this.files,
        compose: (text, attachments) => this.session.compose(text, attachments),
        reword: options.reword ?? (() => Promise.resolve(undefined)),
      });
    this.session.onDidOpen(() => void this.questions?.start());
    this.session.onDidPost((message) => this.posted.push(message));
    this.session.proposals.onDidPropose((id) => this.proposed.push(id));
  }

  private async waitFor(turn: NewTurn): Promise<void> {
    await this.questions?.addNext(turn);
  }

  /** The account is known and its quota confirmed, as after the key was set. */
  async start(simulator: SimulatedProvider): Promise<this> {
    const target = { preset: openRouter, url: simulator.url, key: simulator.key };
    await this.meter.confirm(target, this.figure(), this.clock.now() - 1);
    return this;
  }

  /** Asks to refactor a file of the workspace that holds this code. */
  async refactor(code: string, wish = ''): Promise<void> {
    this.files.texts.set('src/code.ts', code);
    await this.session.run(turnAbout('refactor', code, wish));
  }

  async messages(): Promise<readonly Message[]> {
    return (await this.session.state()).messages;
  }

  async lastAnswer(): Promise<AnswerMessage> {
    const last = (await this.messages()).at(-1);
    if (last?.role !== 'assistant') throw new Error('the chat does not end with an answer');
    return last;
  }

  /** Resolves once the condition holds; every message to the page is a chance. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const listening = this.session.onDidPost(() => {
        if (!holds()) return;
        listening.dispose();
        resolve();
      });
    });
  }

  dispose(): void {
    this.questions?.dispose();
    this.quotaMeter.dispose();
  }
}

function figureOf(simulator: SimulatedProvider): KeyFigure {
  const { usedToday, tier } = simulator.account();
  return { used: usedToday, limit: tier };
}

/** What the tests read of a model in the provider's list. */
interface OfferedModel {
  readonly id: string;
  readonly context_length: number;
  readonly pricing: { readonly prompt: string };
}

/** Sessions against one simulator, for the tests of a `describe`; everything is set back after each. */
export class SessionStage {
  private simulated: Simulator | undefined;
  /** What the provider offers: free models, and some that cost money. */
  models: readonly OfferedModel[] = [];
  private readonly harnesses: SessionHarness[] = [];

  constructor() {
    before(async () => {
      this.models = await fewModels();
      this.simulated = await startSimulator({ keyCacheMs: 0, catalogue: this.models });
    });
    afterEach(() => {
      for (const harness of this.harnesses.splice(0)) harness.dispose();
      this.simulated?.reset();
    });
    after(() => this.simulated?.close());
  }

  get simulator(): Simulator {
    if (!this.simulated) throw new Error('the tests have not begun');
    return this.simulated;
  }

  /** A session of an account that is known, as after its key was set. */
  async start(options: SessionOptions = {}): Promise<SessionHarness> {
    const harness = new SessionHarness(this.simulator, options);
    this.harnesses.push(harness);
    return harness.start(this.simulator);
  }
}

/** The free models and a few paid ones: reading all 350 in each test takes longer than the tests. */
async function fewModels(): Promise<readonly OfferedModel[]> {
  const simulator = await startSimulator();
  const response = await fetch(`${simulator.url}/models`);
  const { data } = (await response.json()) as { readonly data: readonly OfferedModel[] };
  await simulator.close();
  return [...data.filter(isFree), ...data.filter((model) => !isFree(model)).slice(0, 5)];
}

export function isFree({ pricing }: OfferedModel): boolean {
  return Number(pricing.prompt) === 0;
}

/** A turn about a piece of code, as the editor makes it. */
export function turnAbout(task: 'explain' | 'refactor', code: string, wish = ''): NewTurn {
  const attachment = createAttachment({
    id: 'code',
    uri: 'file:///workspace/src/code.ts',
    path: 'src/code.ts',
    languageId: 'typescript',
    text: code,
    lines: [1, code.split('\n').length],
  });
  const { uri, path, languageId, text } = attachment;
  const target = { uri, path, languageId, text, offset: 0, firstLine: 1 };
  return { task, text: wish, attachments: [attachment], ...(task === 'refactor' && { target }) };
}
