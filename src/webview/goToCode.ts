/** Where the last step led. The palette, from which the next one may come, takes the focus away. */
let visited: HTMLElement | undefined;

/** Puts the focus on the next block of code, or with -1 on the one before, as seen from the last one or else from the view. */
export function goToCode(step: 1 | -1): void {
  const blocks = [...document.querySelectorAll<HTMLElement>('.block pre')];
  const from = blocks.findIndex((block) => block === current());
  const next =
    from >= 0
      ? blocks[from + step]
      : step === 1
        ? blocks.find(isInView)
        : blocks.findLast(isInView);
  if (next === undefined) return;
  visited = next;
  next.focus({ preventScroll: true });
  next.closest('.block')?.scrollIntoView({ block: 'nearest' });
}

function current(): Element | null | undefined {
  const focused = document.activeElement?.closest('.block')?.querySelector('pre');
  if (focused) return focused;
  return visited !== undefined && isInView(visited) ? visited : undefined;
}

function isInView(block: HTMLElement): boolean {
  const { top, bottom } = block.getBoundingClientRect();
  return block.isConnected && bottom > 0 && top < innerHeight;
}
