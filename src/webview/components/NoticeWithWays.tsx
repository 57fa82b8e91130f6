import type { VNode } from 'preact';
import { Icon } from './Icon';
import type { IconName } from './iconNames';

interface Props<How extends string> {
  readonly icon: IconName;
  readonly text: string;
  /** What helps where Frugal runs in a browser. */
  readonly inBrowser?: string;
  /** What can be done, each with its label. */
  readonly ways: readonly (readonly [How, string])[];
  readonly onWay: (how: How) => void;
}

/** A line above the composer with ways out. It may come while the user types, so that it is announced. */
export function NoticeWithWays<How extends string>({
  icon,
  text,
  inBrowser,
  ways,
  onWay,
}: Props<How>): VNode {
  return (
    <p class="notice" role="status">
      <Icon name={icon} />
      <span>
        {text}
        {inBrowser !== undefined && <span class="in-browser"> {inBrowser}</span>}
        <span class="ways">
          {ways.map(([how, label]) => (
            <button key={how} type="button" class={`link ${how}`} onClick={() => onWay(how)}>
              {label}
            </button>
          ))}
        </span>
      </span>
    </p>
  );
}
