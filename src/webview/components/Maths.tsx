import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { showUnseenInCode } from '../markdown/unseenSigns';
import { memo } from './memo';

interface Props {
  /** The formula as it was written, with what marks it as one. */
  readonly source: string;
  readonly tex: string;
  /** In lines of its own. */
  readonly display: boolean;
  /** It is still being written. */
  readonly open: boolean;
}

/** A formula; where it is none, or until it can be drawn, what was written. Copying gives what was written. */
export const Maths = memo<Props>(({ source, tex, display, open }) => {
  const drawn = useMaths(open ? '' : tex, display);
  const focusable = display && drawn !== undefined ? { tabIndex: 0 } : {};
  return (
    <span class={display ? 'maths display' : 'maths'} {...focusable}>
      {drawn ?? showUnseenInCode(source)}
      {drawn !== undefined && (
        <span class="source" aria-hidden="true">
          {source}
        </span>
      )}
    </span>
  );
});

const load = () => import('../markdown/drawMaths');
let loading: ReturnType<typeof load> | undefined;
let loaded: Awaited<ReturnType<typeof load>> | undefined;

/** Loads what draws formulas: a page without them does without it. */
export async function loadMaths(): Promise<void> {
  loaded = await (loading ??= load());
}

function useMaths(tex: string, display: boolean): VNode | undefined {
  const [isLoaded, setIsLoaded] = useState(loaded !== undefined);
  useEffect(() => {
    if (isLoaded || tex === '') return undefined;
    let wanted = true;
    void loadMaths().then(() => {
      if (wanted) setIsLoaded(true);
    });
    return () => {
      wanted = false;
    };
  }, [tex === '']);
  return useMemo(
    () => (tex === '' ? undefined : loaded?.drawMaths(tex, display)),
    [tex, display, isLoaded],
  );
}
