import type { VNode } from 'preact';
import { format } from '../../shared/strings';
import { usagePeriods, type UsagePeriod } from '../../shared/usage';
import type { UsageCommand } from '../../shared/usageProtocol';
import { useUsage } from './usageContext';

interface Props {
  readonly shown: UsagePeriod;
  readonly onPeriod: (period: UsagePeriod) => void;
}

/** Which period is looked at, and what can be done with the record. */
export function Toolbar({ shown, onPeriod }: Props): VNode {
  const { strings, post } = useUsage();
  const does = (command: UsageCommand) => () => post({ type: 'command', command });
  return (
    <div class="toolbar">
      <fieldset class="periods">
        <legend class="unseen">{strings.period}</legend>
        {usagePeriods.map((period) => (
          <label key={period}>
            <input
              type="radio"
              name="period"
              checked={period === shown}
              onChange={() => onPeriod(period)}
            />
            <span>{format(strings.days, period)}</span>
          </label>
        ))}
      </fieldset>
      <div class="buttons">
        <button type="button" class="button" onClick={does('exportUsage')}>
          {strings.export}
        </button>
        <button type="button" class="button" onClick={does('clearUsage')}>
          {strings.clear}
        </button>
      </div>
    </div>
  );
}
