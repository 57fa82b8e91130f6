import type { MaskedSecret } from '../../shared/chat';
import type { ComposerState } from '../../shared/protocol';
import type { Quota } from '../../shared/quota';
import type { Model } from '../catalogue/model';
import type { Settings } from '../ports';
import type { Masking } from '../privacy/masking';
import { answerReserve } from '../prompt/answerReserve';
import type { Attachment } from '../prompt/attachment';
import { buildPrompt, countTokens } from '../prompt/buildPrompt';

/** What will go with the next message: the text being typed and its attachments. */
export class Composer {
  draft = '';
  /** What of all that would be masked. */
  masked: readonly MaskedSecret[] = [];
  /** Rules of the project that go along by themselves. */
  rules: readonly Attachment[] = [];
  private chosen: readonly Attachment[] = [];
  private selection: Attachment | undefined;
  /** Ids of those whose files have changed since. */
  private stale: ReadonlySet<string> = new Set();

  get attachments(): readonly Attachment[] {
    const { selection } = this;
    const same = (one: Attachment): boolean =>
      one.uri === selection?.uri && one.text === selection.text;
    return selection && !this.chosen.some(same) ? [...this.chosen, selection] : this.chosen;
  }

  attach(attachment: Attachment): void {
    this.chosen = [...this.chosen.filter((old) => !isSame(old, attachment)), attachment];
  }

  follow(selection: Attachment | undefined): void {
    this.selection = selection;
  }

  /** All that was attached, in the place of what was. */
  replaceAll(attachments: readonly Attachment[]): void {
    this.selection = attachments.find(({ chip }) => chip.automatic && !chip.isShortened);
    this.chosen = attachments
      .filter((one) => one !== this.selection)
      .map((one) => ({ ...one, chip: { ...one.chip, automatic: false } }));
  }

  /** @param ids of all those whose files have changed since; whether that is news */
  setStale(ids: readonly string[]): boolean {
    const isSame = ids.length === this.stale.size && ids.every((id) => this.stale.has(id));
    this.stale = new Set(ids);
    return !isSame;
  }

  /** All that goes along. */
  get shown(): readonly Attachment[] {
    return [...this.attachments, ...this.rules];
  }

  find(id: string): Attachment | undefined {
    return this.shown.find(({ chip }) => chip.id === id);
  }

  remove(id: string): void {
    this.chosen = this.chosen.filter(({ chip }) => chip.id !== id);
    if (this.selection?.chip.id === id) this.selection = undefined;
  }

  /** The message left with what it had. */
  clear(): void {
    this.draft = '';
    this.chosen = [];
    this.selection = undefined;
    this.masked = [];
  }

  /** Whether what would be masked is something else than before. */
  async findMasked(masking: Masking): Promise<boolean> {
    const before = JSON.stringify(this.masked);
    this.masked = await masking.list(this.draft, this.shown);
    return JSON.stringify(this.masked) !== before;
  }

  /** @param historyTokens what the chat so far would cost again */
  state(
    model: Model | undefined,
    quota: Quota,
    historyTokens: number,
    {
      maxRequestsPerTurn,
      maxAnswerTokens,
    }: Pick<Settings, 'maxRequestsPerTurn' | 'maxAnswerTokens'>,
  ): ComposerState {
    const { shown } = this;
    const tokens = shown.reduce((sum, { chip }) => sum + chip.tokens, 0);
    return {
      attachments: shown.map(({ chip }) =>
        this.stale.has(chip.id) ? { ...chip, isStale: true } : chip,
      ),
      ...(model && { model: { id: model.id, name: model.name } }),
      ...(model && !model.readsImages && shown.some(({ image }) => image) && { isBlind: true }),
      ...(model && { room: roomIn(model, maxAnswerTokens) }),
      quota,
      contextTokens: tokens + historyTokens,
      masked: this.masked,
      mostRequests: maxRequestsPerTurn,
    };
  }
}

function isSame(a: Attachment, b: Attachment): boolean {
  return a.uri === b.uri && a.text === b.text && a.image === b.image;
}

/** Tokens for the message and what goes along with it, the chat before it among that. */
export function roomIn(model: Model, maxAnswerTokens: number): number {
  const empty = countTokens(buildPrompt([{ task: 'chat', text: '', attachments: [] }]));
  return Math.max(0, model.context - answerReserve(model, maxAnswerTokens) - empty);
}
