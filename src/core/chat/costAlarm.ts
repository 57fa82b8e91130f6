import type { Model } from '../catalogue/model';
import { presets } from '../llm/presets';
import type { Keep, Notifier } from '../ports';
import type { ModelChoice } from '../routing/modelChoice';
import { say } from '../say';

interface AlarmDeps {
  readonly keep: Keep;
  readonly models: Pick<ModelChoice, 'lock'>;
  readonly notifier: Notifier;
}

/** What is done when an answer cost money, in US dollars: the model is never asked again, and the user is told. */
export function costAlarm({ keep, models, notifier }: AlarmDeps) {
  return (model: Model, cost: number): void => {
    void keep(() => models.lock(model)).then(() =>
      notifier.tell(
        'error',
        say(
          '{0} was listed as free, but {1} charged ${2} for the answer. Frugal will not use this model again.',
          model.name,
          presets[model.provider].name,
          cost,
        ),
      ),
    );
  };
}
