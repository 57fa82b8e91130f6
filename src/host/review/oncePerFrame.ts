import type { Clock, Disposable } from '../../core/ports';

/** Nobody sees more than one text a frame, in milliseconds. */
const frameMs = 16;

/** Collects what is to be shown anew, so that fast typing costs no more than one text a frame. */
export class OncePerFrame implements Disposable {
  private readonly waiting = new Set<string>();
  private frame: Disposable | undefined;

  /** @param show is told each once, however often it was added since the last frame */
  constructor(
    private readonly clock: Clock,
    private readonly show: (name: string) => void,
  ) {}

  add(name: string): void {
    this.waiting.add(name);
    this.frame ??= this.clock.after(frameMs, () => {
      this.frame = undefined;
      const names = [...this.waiting];
      this.waiting.clear();
      for (const one of names) this.show(one);
    });
  }

  dispose(): void {
    this.frame?.dispose();
  }
}
