import type { Connection } from './connection';

/**
 * Each entry takes the file from the version of its index to the next one. Only ever add to the end: files of every
 * earlier version are out there.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE chat (
    id TEXT PRIMARY KEY,
    workspace TEXT NOT NULL,
    title TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    -- Grows with every opening and writing of any chat.
    touched INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX chat_by_touched ON chat (touched);

  CREATE TABLE message (
    position INTEGER PRIMARY KEY,
    chat_id TEXT NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    json TEXT NOT NULL,
    detail TEXT NOT NULL,
    -- The process that is writing this answer; null once it has ended.
    writer_pid INTEGER,
    writer_token TEXT,
    UNIQUE (chat_id, id)
  ) STRICT;
  CREATE INDEX message_being_written ON message (writer_pid) WHERE writer_pid IS NOT NULL;

  CREATE TABLE request (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    provider TEXT NOT NULL,
    account TEXT NOT NULL,
    model TEXT NOT NULL,
    purpose TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT 'running',
    counted TEXT NOT NULL DEFAULT 'unknown',
    ended_at INTEGER,
    cause TEXT,
    served_model TEXT,
    endpoint_host TEXT,
    prompt_tokens INTEGER,
    answer_tokens INTEGER,
    first_token_ms INTEGER
  ) STRICT;
  CREATE INDEX request_by_account ON request (account, at);

  CREATE TABLE confirmation (
    account TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    used INTEGER NOT NULL,
    "limit" INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE cache (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT;
  `,
  `
  -- Which request of its turn, from 1.
  ALTER TABLE request ADD COLUMN attempt INTEGER NOT NULL DEFAULT 1;
  ALTER TABLE request ADD COLUMN counts_at_most INTEGER NOT NULL DEFAULT 1;
  -- Its details were cleared.
  ALTER TABLE request ADD COLUMN cleared INTEGER NOT NULL DEFAULT 0;

  ALTER TABLE confirmation ADD COLUMN until INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE confirmation ADD COLUMN used_at_least INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE confirmation ADD COLUMN elsewhere INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE confirmation ADD COLUMN shared INTEGER NOT NULL DEFAULT 0;
  -- What an older version believed may have been its own count.
  UPDATE confirmation SET until = at;
  `,
  `
  -- 'refused': the edit in its answer could not be used.
  ALTER TABLE request ADD COLUMN proposal TEXT;

  CREATE TABLE answer (
    key TEXT PRIMARY KEY,
    chat_id TEXT NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
    value TEXT NOT NULL,
    -- Grows with every use of any answer.
    used INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX answer_by_chat ON answer (chat_id);
  `,
  `
  -- Questions that wait, in the order of their ids; their texts are in the chat.
  CREATE TABLE queued_turn (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id TEXT NOT NULL REFERENCES chat (id) ON DELETE CASCADE,
    answer_id TEXT NOT NULL UNIQUE,
    provider TEXT NOT NULL,
    not_before INTEGER NOT NULL,
    held INTEGER NOT NULL DEFAULT 0,
    -- Under which it is being sent, and by which process; null while it waits.
    claim TEXT,
    claim_pid INTEGER,
    claim_token TEXT
  ) STRICT;
  CREATE INDEX queued_turn_by_chat ON queued_turn (chat_id);

  -- A request of a claimed question: proof that it left.
  ALTER TABLE request ADD COLUMN claim TEXT;
  CREATE INDEX request_by_claim ON request (claim) WHERE claim IS NOT NULL;
  `,
  `
  CREATE INDEX request_by_at ON request (at);

  -- The sums of days that are over, from 00:00 UTC on. To be emptied when their form changes.
  CREATE TABLE usage_day (
    at INTEGER PRIMARY KEY,
    json TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER request_inserted AFTER INSERT ON request BEGIN
    DELETE FROM usage_day WHERE at = new.at - new.at % 86400000;
  END;
  CREATE TRIGGER request_updated AFTER UPDATE ON request BEGIN
    DELETE FROM usage_day WHERE at = new.at - new.at % 86400000;
  END;
  CREATE TRIGGER request_deleted AFTER DELETE ON request BEGIN
    DELETE FROM usage_day WHERE at = old.at - old.at % 86400000;
  END;
  `,
  `
  -- Each null where the provider does not tell it so.
  ALTER TABLE confirmation ADD COLUMN full_at INTEGER;
  ALTER TABLE confirmation ADD COLUMN request INTEGER;
  ALTER TABLE confirmation ADD COLUMN refused_until INTEGER;
  `,
  `
  -- The form that the edit was asked in, and the one that it came in; 'proposal' is 'placed' where it could be used.
  ALTER TABLE request ADD COLUMN asked_format TEXT;
  ALTER TABLE request ADD COLUMN written_format TEXT;
  CREATE INDEX request_by_edit ON request (at) WHERE proposal IS NOT NULL;
  `,
  `
  -- Of a request that named several models: whom its cause is about, and which others could not serve either, with blanks
  -- between them. Null where the other columns tell it.
  ALTER TABLE request ADD COLUMN failed_model TEXT;
  ALTER TABLE request ADD COLUMN passed_models TEXT;
  `,
  `
  -- Tells which one was not used for longest, and how large all are, without reading them.
  CREATE INDEX answer_by_use ON answer (used, octet_length(value));
  `,
  `
  ALTER TABLE chat ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
  -- The last message of the branch that is shown; null: of all.
  ALTER TABLE chat ADD COLUMN leaf TEXT;

  -- Messages whose words are not in the index of the search: see MessageIndex.
  CREATE TABLE message_to_index (
    position INTEGER PRIMARY KEY REFERENCES message (position) ON DELETE CASCADE
  ) STRICT;
  INSERT INTO message_to_index SELECT position FROM message;
  `,
  `
  -- The sums of a day tell more now; 'proposal' is 'accepted' where the user took something.
  DELETE FROM usage_day;
  `,
];

/** The version that this program writes. */
export const schemaVersion = migrations.length;

export function versionOf(connection: Connection): number {
  return Number(connection.get('PRAGMA user_version')?.['user_version'] ?? 0);
}

/** Brings an older or empty file to `schemaVersion`, all or nothing. */
export function migrate(connection: Connection): void {
  if (versionOf(connection) === schemaVersion) return;
  connection.transaction('IMMEDIATE', () => {
    // Read again: another process may have been here first.
    for (const sql of migrations.slice(versionOf(connection))) connection.exec(sql);
    connection.exec(`PRAGMA user_version = ${schemaVersion}`);
  });
}
