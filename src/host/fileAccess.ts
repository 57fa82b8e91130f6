import type * as disk from './node/fileAccess';
import { inBrowser } from '../core/inBrowser';

/** What can be known of files beyond `workspace.fs`, where this host is. */
export function fileAccess(): Promise<Pick<typeof disk, 'canWrite' | 'isInside' | 'realPath'>> {
  return inBrowser ? import('./web/fileAccess') : import('./node/fileAccess');
}
