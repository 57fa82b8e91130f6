import type { FromPage } from '../shared/protocol';

/** What the page keeps over a reload; everything else comes from the host. */
export interface SavedPage {
  readonly chatId: string;
  /** The text in the composer. */
  readonly draft: string;
  /** `draft` has not been sent to the host yet, so it is newer than the host's. */
  readonly draftPending: boolean;
  /** The id of the question after which it was written; empty before the first one. */
  readonly after: string;
  /** Pixels between the lower end of the view and the end of the conversation; 0: follow it. */
  readonly fromEnd: number;
}

/** The bridge to the host. */
export interface Host {
  post(message: FromPage): void;
  saved(): SavedPage | undefined;
  save(page: SavedPage): void;
}

/** What VS Code gives a page: the way to the host, and a place that outlives a reload. */
export interface VsCodeApi<Message> {
  postMessage(message: Message): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare global {
  /** To be called once: VS Code gives its interface only one time. */
  function acquireVsCodeApi<Message>(): VsCodeApi<Message>;
}

/** To be called once: VS Code gives its interface only one time. */
export function connectHost(): Host {
  const api = acquireVsCodeApi<FromPage>();
  return {
    post: (message) => api.postMessage(message),
    saved: () => readSaved(api.getState()),
    save: (page) => api.setState(page),
  };
}

/** What an older version of the page saved may have another shape; it is left aside then. */
function readSaved(state: unknown): SavedPage | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { chatId, draft, draftPending, after, fromEnd } = state as Partial<Record<string, unknown>>;
  if (typeof chatId !== 'string' || typeof draft !== 'string') return undefined;
  if (typeof draftPending !== 'boolean' || typeof fromEnd !== 'number') return undefined;
  if (typeof after !== 'string') return undefined;
  return { chatId, draft, draftPending, after, fromEnd };
}
