import { cell } from './cell';
import { changes } from './changes';
import { clipboard } from './clipboard';
import type { ContextKind } from './contextKind';
import { current } from './current';
import { file } from './file';
import { folder } from './folder';
import { open } from './open';
import { problems } from './problems';
import { search } from './search';
import { selection } from './selection';
import { symbol } from './symbol';
import { terminal } from './terminal';
import { web } from './web';

/** Every kind of context, as `@` and _Add context…_ offer them. */
export const contextKinds: readonly ContextKind[] = [
  selection,
  current,
  open,
  file,
  folder,
  symbol,
  problems,
  changes,
  terminal,
  search,
  cell,
  clipboard,
  web,
];
