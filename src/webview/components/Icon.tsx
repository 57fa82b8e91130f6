import type { VNode } from 'preact';
import type { IconName } from './iconNames';

/** A codicon; it never carries meaning alone, so a screen reader does not see it. */
export function Icon({ name }: { readonly name: IconName }): VNode {
  return <span class={`codicon codicon-${name}`} aria-hidden="true" />;
}
