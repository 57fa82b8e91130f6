import assert from 'node:assert/strict';
import type { Clock, Storage } from '../../src/core/ports';
import type { SetAside } from '../../src/core/storageError';
import type { AnswerBounds } from '../../src/core/chat/answerBounds';
import { Folder } from '../../src/host/web/folder';
import { createWebStorage } from '../../src/host/web/webStorage';
import type { Windows } from '../../src/host/web/windows';
import { FakeClock } from './fakeClock';
import { MemoryFileSystem, memoryUri } from './memoryFileSystem';

interface Workspace {
  readonly ids: Set<string>;
  turn: Promise<unknown>;
}

/** Windows of one browser, and the files that they share; those of a workspace know of each other. */
export class WebWindows {
  readonly files = new MemoryFileSystem();
  readonly told: SetAside[] = [];
  private readonly workspaces = new Map<string, Workspace>();
  private count = 0;

  constructor(readonly clock: Clock = new FakeClock()) {}

  /** The storage as a window sees it that opens now; it ends with `dispose`. */
  open(answers?: AnswerBounds, freshMs = 0, workspace = 'w'): Storage {
    const onSetAside = (setAside: SetAside): void => void this.told.push(setAside);
    const folder = new Folder(this.files, memoryUri('/global'));
    const { clock } = this;
    const windows = this.window(workspace);
    const common = { folder, windows, clock, onSetAside, freshMs };
    return createWebStorage({ ...common, ...(answers && { answers }) });
  }

  /** Nothing was set aside. */
  assertSound(): void {
    assert.deepEqual(this.told, []);
  }

  private window(workspace: string): Windows {
    const id = `w${(this.count += 1)}`;
    const own = this.workspaces.get(workspace) ?? { ids: new Set(), turn: Promise.resolve() };
    this.workspaces.set(workspace, own);
    own.ids.add(id);
    return {
      ...{ id, workspace },
      alone: (run) => {
        const done = own.turn.then(run);
        own.turn = done.catch(() => undefined);
        return done;
      },
      open: () => Promise.resolve(new Set(own.ids)),
      dispose: () => void own.ids.delete(id),
    };
  }
}
