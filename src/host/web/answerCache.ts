import { usualBounds, type AnswerBounds } from '../../core/chat/answerBounds';
import type { AnswerCache } from '../../core/ports';
import type { ChatIndex } from './chatIndex';
import type { Folder } from './folder';

interface KeptAnswer {
  readonly chatId: string;
  readonly bytes: number;
  /** Grows with every use of any answer. */
  readonly used: number;
}

const answers = 'answer/';

/** Kept answers: a file each, and one record that tells when it was used. */
export class WebAnswerCache implements AnswerCache {
  constructor(
    private readonly index: ChatIndex,
    private readonly folder: Folder,
    private readonly bounds: AnswerBounds = usualBounds,
  ) {}

  async find(key: string): Promise<string | undefined> {
    const { records } = this.index;
    await records.refresh();
    const answer = this.all().get(key);
    if (!answer) return undefined;
    const value = await this.folder.read(fileOf(key));
    if (value === undefined) return undefined;
    await records.write([answers + key, { ...answer, used: records.nextStamp() }]);
    return value;
  }

  async put(key: string, value: string, chatId: string): Promise<void> {
    const { records } = this.index;
    await records.refresh();
    const bytes = new TextEncoder().encode(value).length;
    if (!this.index.get(chatId) || bytes > this.bounds.bytes) return;
    await this.folder.write(fileOf(key), value);
    const answer: KeptAnswer = { chatId, bytes, used: records.nextStamp() };
    await records.write([answers + key, answer]);
    await this.remove(this.leastUsed());
  }

  async isEmpty(): Promise<boolean> {
    await this.index.records.refresh();
    return this.all().size === 0;
  }

  async clear(): Promise<void> {
    await this.index.records.refresh();
    await this.index.records.write(...[...this.all().keys()].map(removed));
    await this.folder.clear();
  }

  /** The chat is deleted. */
  async forget(chatId: string): Promise<void> {
    await this.remove(
      [...this.all()].flatMap(([key, one]) => (one.chatId === chatId ? [key] : [])),
    );
  }

  private async remove(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await this.index.records.write(...keys.map(removed));
    for (const key of keys) await this.folder.remove(fileOf(key));
  }

  /** Those that have to go for the bounds. */
  private leastUsed(): readonly string[] {
    const all = [...this.all()].sort(([, a], [, b]) => a.used - b.used);
    let entries = all.length;
    let bytes = all.reduce((sum, [, answer]) => sum + answer.bytes, 0);
    const going: string[] = [];
    for (const [key, answer] of all) {
      if (entries <= this.bounds.entries && bytes <= this.bounds.bytes) break;
      going.push(key);
      entries -= 1;
      bytes -= answer.bytes;
    }
    return going;
  }

  private all(): ReadonlyMap<string, KeptAnswer> {
    // This program alone writes them.
    return new Map(this.index.records.all(answers) as Iterable<[string, KeptAnswer]>);
  }
}

const removed = (key: string): readonly [string, undefined] => [answers + key, undefined];

/** Keys are hashes, but nothing relies on that. */
const fileOf = (key: string): string => `${encodeURIComponent(key)}.txt`;
