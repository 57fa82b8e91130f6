import type { KnownFile } from '../edits/namedFile';
import type { ChatLog } from './chatLog';

/** The files that went along with the questions of a chat, each once. */
export function filesOf(log: ChatLog): readonly KnownFile[] {
  const attachments = log.messages.flatMap(({ id }) => log.detail(id).attachments ?? []);
  const files = attachments.filter(({ uri, supporting }) => uri !== '' && !supporting);
  return [...new Map(files.map(({ uri, path }) => [uri, { uri, path }])).values()];
}
