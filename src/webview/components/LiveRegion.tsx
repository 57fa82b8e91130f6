import type { VNode } from 'preact';

interface Props {
  readonly text: string;
  /** Another number makes the same text be said again. */
  readonly turn: number;
}

/** The one place that speaks to a screen reader: beginnings, ends and errors, never the words of an answer. */
export function LiveRegion({ text, turn }: Props): VNode {
  return (
    <div class="unseen" role="status" aria-live="polite" aria-atomic="true">
      <span key={turn}>{text}</span>
    </div>
  );
}
