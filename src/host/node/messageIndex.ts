import { setImmediate } from 'node:timers/promises';
import { hasTyped, hasWords, snippetOf, type SearchWords } from '../../core/chat/searchWords';
import { numberOf, textOf, type Connection, type Row } from './connection';
import type { Database } from './database';

/** A message with what was looked for. */
export interface FoundMessage {
  readonly chatId: string;
  readonly messageId: string;
  readonly snippet: string;
}

/** So many characters are indexed in one go, of messages in one go; then the host may do something else. */
const batchCharacters = 200_000;
const batchMessages = 100;
/** Messages that are looked at for one search at most. */
const mostLookedAt = 20_000;
/** Messages that are read in one go where there is no index. */
const sliceMessages = 500;

/**
 * The words of all messages, in SQLite's own index for texts. Writing a message only notes that it is to be indexed; that
 * happens when somebody searches. A SQLite without FTS5 reads the messages instead.
 */
export class MessageIndex {
  /** @param hasFts whether this SQLite has FTS5; it is asked unless given */
  constructor(
    private readonly database: Database,
    private hasFts?: boolean,
  ) {}

  /** A message is about to be written or removed: its words go. */
  forget(connection: Connection, chatId: string, id?: string): void {
    if (!this.exists(connection)) return;
    const indexed = connection.all(
      `SELECT position, ${text} AS text FROM message WHERE chat_id = ?1 AND (?2 IS NULL OR id = ?2)
         AND position NOT IN (SELECT position FROM message_to_index)`,
      chatId,
      id ?? null,
    );
    for (const row of indexed)
      connection.run(
        "INSERT INTO message_words (message_words, rowid, text) VALUES ('delete', ?, ?)",
        numberOf(row, 'position'),
        textOf(row, 'text'),
      );
  }

  /** A message was written. */
  note(connection: Connection, position: number): void {
    connection.run('INSERT OR IGNORE INTO message_to_index (position) VALUES (?)', position);
  }

  /** Indexes what was written since, piece by piece. Answers that are being written come later. */
  async catchUp(signal?: AbortSignal): Promise<void> {
    if (!(await this.database.read((connection) => this.isPossible(connection)))) return;
    await this.database.write((connection) => this.create(connection), 'relaxed');
    while (await this.database.write(indexSome, 'relaxed')) await pause(signal);
  }

  /** Messages with these words, newest first, one of each chat. @param most how many */
  async search(
    words: SearchWords,
    workspace: string | undefined,
    most: number,
    signal?: AbortSignal,
  ): Promise<readonly FoundMessage[]> {
    await this.catchUp(signal);
    return (await this.database.read((connection) => this.exists(connection)))
      ? this.database.read((connection) => searchIndex(connection, words, workspace, most))
      : this.readAll(words, workspace, most, signal);
  }

  private async readAll(
    words: SearchWords,
    workspace: string | undefined,
    most: number,
    signal?: AbortSignal,
  ): Promise<readonly FoundMessage[]> {
    const found = new Map<string, FoundMessage>();
    let before = Number.MAX_SAFE_INTEGER;
    while (found.size < most) {
      const rows = await this.database.read((connection) =>
        connection.all(
          `SELECT position, chat_id, message.id, ${text} AS text
           FROM message JOIN chat ON chat.id = chat_id
           WHERE position < ?1 AND (?2 IS NULL OR workspace = ?2) ORDER BY position DESC LIMIT ?3`,
          before,
          workspace ?? null,
          sliceMessages,
        ),
      );
      const last = rows.at(-1);
      if (!last) break;
      for (const row of rows)
        if (hasWords(textOf(row, 'text'), words)) add(found, row, words, most);
      before = numberOf(last, 'position');
      await pause(signal);
    }
    return [...found.values()];
  }

  /** The SQLite of Node has FTS5 since 22.16; whoever builds it otherwise may have left it out. */
  private isPossible(connection: Connection): boolean {
    this.hasFts ??=
      connection.get("SELECT sqlite_compileoption_used('ENABLE_FTS5') AS has")?.['has'] === 1;
    return this.hasFts;
  }

  /** Nothing is indexed before the first search. */
  private exists(connection: Connection): boolean {
    return (
      this.isPossible(connection) &&
      connection.get("SELECT 1 FROM sqlite_schema WHERE name = 'message_words'") !== undefined
    );
  }

  private create(connection: Connection): void {
    if (this.exists(connection)) return;
    // Which messages have a word is all that is asked; their texts are in the other table.
    connection.exec(
      `CREATE VIRTUAL TABLE message_words USING fts5 (text, content = '', detail = none,
         columnsize = 0, tokenize = "unicode61 remove_diacritics 2")`,
    );
    // What is deleted is gone, here too.
    connection.exec("INSERT INTO message_words (message_words, rank) VALUES ('secure-delete', 1)");
  }
}

/** Everything else has its turn, and may want no more of this. */
async function pause(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}

const text = `CASE WHEN json_valid(json) THEN coalesce(json_extract(json, '$.text'), '') ELSE '' END`;

/** Whether there may be more to index. */
function indexSome(connection: Connection): boolean {
  let characters = 0;
  const rows = connection.each(
    `SELECT position, ${text} AS text FROM message_to_index JOIN message USING (position)
     WHERE writer_pid IS NULL ORDER BY position LIMIT ${batchMessages}`,
  );
  const done: Row[] = [];
  for (const row of rows) {
    done.push(row);
    characters += textOf(row, 'text').length;
    if (characters >= batchCharacters) break;
  }
  for (const row of done) {
    const position = numberOf(row, 'position');
    connection.run(
      'INSERT INTO message_words (rowid, text) VALUES (?, ?)',
      position,
      textOf(row, 'text'),
    );
    connection.run('DELETE FROM message_to_index WHERE position = ?', position);
  }
  return done.length > 0;
}

function searchIndex(
  connection: Connection,
  words: SearchWords,
  workspace: string | undefined,
  most: number,
): readonly FoundMessage[] {
  const found = new Map<string, FoundMessage>();
  const match = words.plain.map((word) => `"${word}"*`).join(' ');
  const rows = connection.each(
    `SELECT position, chat_id, message.id
     FROM message_words JOIN message ON position = message_words.rowid
     JOIN chat ON chat.id = chat_id
     WHERE message_words MATCH ?1 AND (?2 IS NULL OR workspace = ?2)
     ORDER BY message_words.rowid DESC LIMIT ${mostLookedAt}`,
    match,
    workspace ?? null,
  );
  for (const row of rows) {
    if (found.has(textOf(row, 'chat_id'))) continue;
    const whole = connection.get(
      `SELECT ${text} AS text FROM message WHERE position = ?`,
      numberOf(row, 'position'),
    );
    const read = { ...row, text: whole?.['text'] ?? '' };
    if (hasTyped(textOf(read, 'text'), words)) add(found, read, words, most);
    if (found.size >= most) break;
  }
  return [...found.values()];
}

function add(found: Map<string, FoundMessage>, row: Row, words: SearchWords, most: number): void {
  const chatId = textOf(row, 'chat_id');
  if (found.size >= most || found.has(chatId)) return;
  const snippet = snippetOf(textOf(row, 'text'), words);
  found.set(chatId, { chatId, messageId: textOf(row, 'id'), snippet });
}
