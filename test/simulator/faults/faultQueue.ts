import type { FaultDescription, FaultParameters } from './fault';
import type { Fault, FaultName } from './faults';
import { faults } from './faults';

/** Which requests a fault is for; without conditions: the next chat request. */
export interface FaultWhen {
  /** Only when this model is tried. */
  readonly model?: string;
  /** How often; Infinity until cleared. Default 1. */
  readonly times?: number;
  /** The nth matching try from now on, 1-based: those before it are spared. */
  readonly nth?: number;
  /** Another call than chat, e.g. `/key` or `/models`: HTTP and connection faults only. */
  readonly path?: string;
  /** Epoch milliseconds by the simulator's clock. */
  readonly from?: number;
  readonly until?: number;
}

export interface Struck {
  readonly name: FaultName;
  readonly description: FaultDescription;
  readonly parameters: FaultParameters;
}

interface Queued extends Struck {
  readonly when: FaultWhen;
  left: number;
  toSpare: number;
}

export const chatPath = '/chat/completions';

export class FaultQueue {
  private list: readonly Queued[] = [];

  constructor(private readonly now: () => number) {}

  add(fault: Fault, when: FaultWhen = {}): void {
    const parameters = typeof fault === 'string' ? { name: fault } : fault;
    const { name } = parameters;
    // Names also come over HTTP, where nothing has checked them.
    if (!Object.hasOwn(faults, name)) throw new Error(`There is no fault named ${name}.`);
    const description = faults[name];
    const counts = { left: when.times ?? 1, toSpare: (when.nth ?? 1) - 1 };
    this.list = [...this.list, { name, description, parameters, when, ...counts }];
  }

  clear(): void {
    this.list = [];
  }

  /** The first fault that is for this try, and one use less of it. */
  take(path: string, model?: string): Struck | undefined {
    const now = this.now();
    const struck = this.list.find((queued) => matches(queued, path, model, now) && isDue(queued));
    if (struck === undefined) return undefined;
    struck.left--;
    if (struck.left <= 0) this.list = this.list.filter((queued) => queued !== struck);
    return struck;
  }
}

function matches({ when }: Queued, path: string, model: string | undefined, now: number): boolean {
  return (
    (when.path ?? chatPath) === path &&
    (when.model === undefined || when.model === model) &&
    now >= (when.from ?? -Infinity) &&
    now < (when.until ?? Infinity)
  );
}

/** Not yet when some tries are still to be spared: this is one of them. */
function isDue(queued: Queued): boolean {
  return queued.toSpare-- <= 0;
}
