import type { VNode } from 'preact';

/** A codicon; it never carries meaning alone, so a screen reader does not see it. */
export function Icon({ name }: { readonly name: string }): VNode {
  return <span class={`codicon codicon-${name}`} aria-hidden="true" />;
}
