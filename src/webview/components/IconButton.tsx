import type { VNode } from 'preact';
import { Icon } from './Icon';
import type { IconName } from './iconNames';

interface Props {
  readonly icon: IconName;
  readonly name: string;
  readonly disabled?: boolean;
  /** It stays down until it is pressed again. */
  readonly pressed?: boolean;
  readonly onClick: () => void;
}

/** A button of one icon, named for the screen reader and on hover. */
export function IconButton({ icon, name, disabled = false, pressed, onClick }: Props): VNode {
  return (
    <button
      type="button"
      class="icon"
      title={name}
      aria-label={name}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
