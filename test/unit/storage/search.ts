import { searchWords } from '../../../src/core/chat/searchWords';
import type { ChatStore } from '../../../src/core/ports';
import type { FoundChat } from '../../../src/shared/chat';

export async function search(
  store: ChatStore,
  query: string,
  workspace?: string,
): Promise<readonly FoundChat[]> {
  const words = searchWords(query);
  return words ? store.search(words, 50, workspace) : [];
}
