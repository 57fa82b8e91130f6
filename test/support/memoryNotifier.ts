import type { Notifier } from '../../src/core/ports';

export interface Told {
  readonly severity: 'info' | 'warning' | 'error';
  readonly sentence: string;
  readonly actions: readonly string[];
}

/** A user who reads everything and presses what `choose` says; by default nothing. */
export class MemoryNotifier implements Notifier {
  readonly told: Told[] = [];

  constructor(private readonly choose: (told: Told) => string | undefined = () => undefined) {}

  tell(
    severity: Told['severity'],
    sentence: string,
    ...actions: readonly string[]
  ): Promise<string | undefined> {
    const told = { severity, sentence, actions };
    this.told.push(told);
    return Promise.resolve(this.choose(told));
  }
}
