import type { MaskedSecret } from '../../shared/chat';
import type { Cache, Keep } from '../ports';
import type { Attachment } from '../prompt/attachment';
import type { PromptTurn } from '../prompt/buildPrompt';
import { sha256 } from '../sha256';
import type { FoundSecret } from './foundSecret';
import { secretMark } from './secretMark';

export interface MaskingDeps {
  readonly cache: Cache;
  readonly keep: Keep;
  readonly settings: () => { readonly maskSecrets: boolean };
}

/** A text as it may leave, and what is behind its masks. */
export interface MaskedText {
  readonly text: string;
  /** In the order of the text. */
  readonly secrets: readonly (FoundSecret & { readonly mark: string; readonly value: string })[];
}

export interface MaskedTexts {
  /** What leaves in the place of a text; absent: the text itself. */
  readonly masked: ReadonlyMap<string, string>;
  readonly restore: (text: string) => string;
}

/** Texts whose secrets are remembered, so that the same attachment is searched once. */
const mostTexts = 64;

/**
 * Replaces secrets in what leaves by marks, and puts them back in what returns. The mark of a secret is always the same on
 * this machine, so that a chat stays whole and kept answers are found; what it stands for cannot be told from it.
 */
export class Masking {
  private readonly known = new Map<string, Promise<MaskedText>>();
  private salt: Promise<string> | undefined;

  constructor(private readonly deps: MaskingDeps) {}

  /** The turns as they may leave. */
  async maskTurns(turns: readonly PromptTurn[]): Promise<readonly PromptTurn[]> {
    if (!this.deps.settings().maskSecrets) return turns;
    return Promise.all(
      turns.map(async (turn) => ({
        ...turn,
        text: (await this.mask(turn.text)).text,
        attachments: await Promise.all(
          turn.attachments.map(async (one) => ({
            ...one,
            text: (await this.mask(one.text, one.path)).text,
          })),
        ),
        ...(turn.answer !== undefined && { answer: (await this.mask(turn.answer)).text }),
      })),
    );
  }

  /** Texts as they may leave, by what they are, and what puts their secrets back into what returns. */
  async maskTexts(texts: readonly string[]): Promise<MaskedTexts> {
    if (!this.deps.settings().maskSecrets) return { masked: new Map(), restore: (text) => text };
    const found = await Promise.all(texts.map((text) => this.mask(text)));
    return {
      masked: new Map(texts.map((text, at) => [text, found[at]?.text ?? text])),
      restore: restorer(valuesOf(found)),
    };
  }

  /** A text as it may leave. @param path of the file that it is from; empty: of none */
  async maskText(text: string, path = ''): Promise<string> {
    return this.deps.settings().maskSecrets ? (await this.mask(text, path)).text : text;
  }

  /** The same with as many lines as the text has, so that each keeps its number. */
  async maskLines(text: string, path: string): Promise<string> {
    if (!this.deps.settings().maskSecrets) return text;
    const { secrets } = await this.mask(text, path);
    let [masked, from] = ['', 0];
    for (const { start, end, mark, value } of secrets) {
      masked += text.slice(from, start) + mark + '\n'.repeat(value.split('\n').length - 1);
      from = end;
    }
    return masked + text.slice(from);
  }

  /** What would be masked of a message and of what goes along with it. */
  async list(text: string, attachments: readonly Attachment[]): Promise<readonly MaskedSecret[]> {
    if (!this.deps.settings().maskSecrets) return [];
    const texts = [
      ...attachments.map((one) => ({
        ...one,
        line: one.chip.lines?.[0] ?? 1,
        name: one.chip.name,
      })),
      { text, path: '', line: undefined, name: undefined },
    ];
    const lists = await Promise.all(
      texts.map(async ({ text: whole, path, line, name }) => {
        const { secrets } = await this.mask(whole, path);
        return secrets.map(({ kind, mark, start }) => ({
          kind,
          mark,
          ...(name !== undefined && { file: name }),
          ...(line !== undefined && { line: line + whole.slice(0, start).split('\n').length - 1 }),
        }));
      }),
    );
    return [...new Map(lists.flat().map((one) => [one.mark, one])).values()];
  }

  /** Puts the secrets of these turns back into a text that speaks of them. */
  async restore(text: string, turns: readonly PromptTurn[]): Promise<string> {
    return new RegExp(secretMark).test(text) ? (await this.restoring(turns))(text) : text;
  }

  /** What puts the secrets of these turns back into texts that speak of them. */
  async restoring(turns: readonly PromptTurn[]): Promise<(text: string) => string> {
    const masked = await Promise.all(
      turns.flatMap((turn) => [
        this.mask(turn.text),
        ...turn.attachments.map((one) => this.mask(one.text, one.path)),
        ...(turn.answer === undefined ? [] : [this.mask(turn.answer)]),
      ]),
    );
    return restorer(valuesOf(masked));
  }

  private async mask(text: string, path = ''): Promise<MaskedText> {
    // Nothing to read, so no rules to load either: this is how every window begins.
    if (text === '') return { text, secrets: [] };
    const key = `${path}\n${text}`;
    const masked = this.known.get(key) ?? this.read(text, path);
    this.known.delete(key);
    this.known.set(key, masked);
    const [oldest] = this.known.keys();
    if (this.known.size > mostTexts && oldest !== undefined) this.known.delete(oldest);
    return masked;
  }

  private async read(text: string, path: string): Promise<MaskedText> {
    // 85 kB of rules: nobody needs them before there is something to read.
    const { findSecrets } = await import('./findSecrets');
    const found = findSecrets(text, path);
    if (found.length === 0) return { text, secrets: [] };
    const salt = await this.readSalt();
    const secrets = await Promise.all(
      found.map(async (one) => {
        const value = text.slice(one.start, one.end);
        const sum = await sha256(`frugal secret:${salt}:${value}`);
        return { ...one, value, mark: markOf(one.kind, sum) };
      }),
    );
    let masked = '';
    let from = 0;
    for (const { start, end, mark } of secrets) {
      masked += text.slice(from, start) + mark;
      from = end;
    }
    return { text: masked + text.slice(from), secrets };
  }

  /** Kept on this machine and sent nowhere: without it nobody can try out what a mark stands for. */
  private readSalt(): Promise<string> {
    const { cache, keep } = this.deps;
    const made = crypto.randomUUID();
    this.salt ??= keep(() => cache.change('secretSalt', (salt) => salt ?? made)).then(
      (salt) => salt ?? made,
    );
    return this.salt;
  }
}

/** What each mark stands for. */
function valuesOf(texts: readonly MaskedText[]): ReadonlyMap<string, string> {
  return new Map(
    texts.flatMap(({ secrets }) => secrets.map(({ mark, value }) => [mark, value] as const)),
  );
}

function restorer(values: ReadonlyMap<string, string>): (text: string) => string {
  return (text) => text.replace(secretMark, (mark) => values.get(mark) ?? mark);
}

function markOf(kind: string, sum: string): string {
  return `__SECRET_${kind.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_${sum.slice(0, 10)}__`;
}
