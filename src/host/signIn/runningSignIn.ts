import type { SignInWay } from '../../core/signIn/signInWays';
import { Cancelled } from '../expectedError';

/** The user has found another way to a key: this one ends without a word. */
class GaveWay extends Cancelled {}

/** The one sign-in of this window, from the press of the button until there is a key. */
export class RunningSignIn {
  private static now: RunningSignIn | undefined;
  private readonly abort = new AbortController();
  way: SignInWay | undefined;
  /** Opens its page again and shows what waits for it; nothing as long as neither is there. */
  bringUp: () => unknown = () => undefined;

  /** Brings up the one that waits; false where none does, or one that goes another way. */
  static async again(way: SignInWay | undefined): Promise<boolean> {
    const { now } = RunningSignIn;
    if (now === undefined || (way !== undefined && way !== now.way)) return false;
    await now.bringUp();
    return true;
  }

  /** Ends the one that waits, if any: there is a key. */
  static giveWay(): void {
    RunningSignIn.now?.abort.abort(new GaveWay());
  }

  /** Takes the place of the one that waits. @throws what `work` throws; Cancelled where it gave way to another */
  static async run<T>(work: (running: RunningSignIn) => Promise<T>): Promise<T> {
    RunningSignIn.giveWay();
    const running = new RunningSignIn();
    RunningSignIn.now = running;
    try {
      return await work(running);
    } catch (error) {
      const reason: unknown = running.signal.reason;
      throw reason instanceof GaveWay ? reason : error;
    } finally {
      if (RunningSignIn.now === running) RunningSignIn.now = undefined;
    }
  }

  /** Comes when the user cancels, begins another one, or gives a key. */
  get signal(): AbortSignal {
    return this.abort.signal;
  }

  cancel(): void {
    this.abort.abort(new Cancelled());
  }
}
