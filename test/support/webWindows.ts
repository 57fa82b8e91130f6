import assert from 'node:assert/strict';
import type { Clock, Storage } from '../../src/core/ports';
import type { SetAside } from '../../src/core/storageError';
import type { AnswerBounds } from '../../src/core/chat/answerBounds';
import { Folder } from '../../src/host/web/folder';
import { createWebStorage } from '../../src/host/web/webStorage';
import type { Windows } from '../../src/host/web/windows';
import { FakeClock } from './fakeClock';
import { MemoryFileSystem, memoryUri } from './memoryFileSystem';

/** Windows of one browser, and the files that they share. */
export class WebWindows {
  readonly files = new MemoryFileSystem();
  readonly told: SetAside[] = [];
  private readonly ids = new Set<string>();
  private turn: Promise<unknown> = Promise.resolve();
  private count = 0;

  constructor(readonly clock: Clock = new FakeClock()) {}

  /** The storage as a window sees it that opens now; it ends with `dispose`. */
  open(answers?: AnswerBounds, freshMs = 0): Storage {
    const onSetAside = (setAside: SetAside): void => void this.told.push(setAside);
    const folder = new Folder(this.files, memoryUri('/global'));
    const { clock } = this;
    const windows = this.window();
    const common = { folder, windows, clock, onSetAside, freshMs };
    return createWebStorage({ ...common, ...(answers && { answers }) });
  }

  /** Nothing was set aside. */
  assertSound(): void {
    assert.deepEqual(this.told, []);
  }

  private window(): Windows {
    const id = `w${(this.count += 1)}`;
    this.ids.add(id);
    return {
      id,
      alone: (run) => {
        const done = this.turn.then(run);
        this.turn = done.catch(() => undefined);
        return done;
      },
      open: () => Promise.resolve(new Set(this.ids)),
      dispose: () => void this.ids.delete(id),
    };
  }
}
