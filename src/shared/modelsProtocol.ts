import type { ModelsStrings } from './modelsStrings';

/** What models are good for, in the order of the page. */
export const modelTraits = ['code', 'large', 'fast', 'light', 'images'] as const;
export type ModelTrait = (typeof modelTraits)[number];

/** US dollars for a million tokens. */
export interface ListedPrice {
  readonly prompt: number;
  readonly answer: number;
}

/** What came of asking a model, in the last 30 days. */
export interface ModelHealth {
  readonly answered: number;
  /** It could not serve. */
  readonly busy: number;
  /** Answers with nothing in them. */
  readonly empty: number;
  /** Why it is not asked now; absent: it can be. */
  readonly state?: 'closed' | 'usedUp';
}

/** A model as the table shows it; absent is what nobody knows. */
export interface ModelRow {
  readonly id: string;
  readonly name: string;
  readonly maker: string;
  /** As the user sees it. */
  readonly provider: string;
  /** `asks`: nobody can see what it costs, and the user has not agreed to that. */
  readonly cost: 'free' | 'asks' | 'paid';
  readonly price?: ListedPrice;
  /** Tokens. */
  readonly context: number;
  readonly tools: boolean;
  readonly reasoning: boolean;
  readonly images: boolean;
  /** Not a model: it hands each request to one that it picks. */
  readonly router: boolean;
  /** 0 to 100. */
  readonly codingIndex?: number;
  /** Absent where it was never asked. */
  readonly health?: ModelHealth;
  /** Epoch milliseconds. */
  readonly createdAt?: number;
  /** `YYYY-MM-DD`. */
  readonly leavesOn?: string;
  readonly leavesSoon: boolean;
  readonly mayTrain: boolean;
  readonly traits: readonly ModelTrait[];
  /** Listed for a week at most. */
  readonly isNew: boolean;
  /** It answers the next question. */
  readonly inUse: boolean;
  readonly favourite: boolean;
  readonly hidden: boolean;
  /** What the user wrote about it. */
  readonly note: string;
}

export interface NamedModel {
  readonly id: string;
  readonly name: string;
  readonly free: boolean;
}

/** What is different about the list since an earlier day. */
export interface ListChanges {
  /** Epoch milliseconds. */
  readonly since: number;
  readonly added: readonly NamedModel[];
  readonly gone: readonly NamedModel[];
  readonly leaving: readonly (NamedModel & { readonly on: string })[];
  readonly prices: readonly (NamedModel & {
    readonly before: ListedPrice;
    readonly now: ListedPrice;
  })[];
}

/** A company that runs a model, and what it takes there; absent is what it does not tell. */
export interface EndpointHost {
  readonly name: string;
  /** Tokens. */
  readonly context?: number;
  readonly maxPrompt?: number;
  readonly maxAnswer?: number;
  readonly quantization?: string;
  /** Of the last day, 0 to 100; requests that were refused for their rate are left out of it. */
  readonly uptime?: number;
  readonly price?: ListedPrice;
}

export interface KnownHosts {
  /** Epoch milliseconds. */
  readonly fetchedAt: number;
  readonly hosts: readonly EndpointHost[];
}

/** What is shown of one model alone. */
export interface ModelDetails {
  readonly description: string;
  /** Tokens. */
  readonly maxAnswer?: number;
  readonly parameters: readonly string[];
  /** Answers that were to change code, and of how many the user took something. */
  readonly edits: number;
  readonly accepted: number;
  /** Milliseconds, the middle of all. */
  readonly firstTokenMs?: number;
  /** Who runs it, where that was asked before. */
  readonly hosts?: KnownHosts;
  /** Its provider can be asked who runs it. */
  readonly asksHosts: boolean;
}

/** All that the page draws; a sentence of the host is in the user's language. */
export interface ModelsState {
  /** Epoch milliseconds; absent: there is no list yet. */
  readonly fetchedAt?: number;
  /** Free ones first, best for code first. */
  readonly rows: readonly ModelRow[];
  /** Absent where there is no earlier list. */
  readonly changes?: ListChanges;
  /** A provider is set up. */
  readonly hasProvider: boolean;
  /** The list is being fetched. */
  readonly fetching: boolean;
  /** Why it could not be fetched. */
  readonly problem?: string;
}

/** Commands that a button of the page stands for. */
export const modelsCommands = ['getKey', 'setKey', 'setUpServer'] as const;
export type ModelsCommand = (typeof modelsCommands)[number];

export type ToModelsPage =
  | { readonly type: 'models'; readonly models: ModelsState; readonly strings: ModelsStrings }
  | { readonly type: 'details'; readonly id: string; readonly details: ModelDetails }
  /** `hosts` is absent where nobody could be asked. */
  | { readonly type: 'hosts'; readonly id: string; readonly hosts?: KnownHosts };

export type FromModelsPage =
  /** The page has started and waits for `models`. */
  | { readonly type: 'ready' }
  | { readonly type: 'refresh' }
  | { readonly type: 'details'; readonly id: string }
  /** Ask the provider who runs the model: no request that counts. */
  | { readonly type: 'hosts'; readonly id: string }
  | { readonly type: 'favourite'; readonly id: string }
  | { readonly type: 'hide'; readonly id: string }
  | { readonly type: 'note'; readonly id: string; readonly text: string }
  | { readonly type: 'use'; readonly id: string }
  /** Two to four of them. */
  | { readonly type: 'compare'; readonly ids: readonly string[] }
  | { readonly type: 'command'; readonly command: ModelsCommand }
  /** An error of the page itself, for the log. */
  | { readonly type: 'pageError'; readonly message: string; readonly stack: string };
