import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { memo } from './memo';
import { usePage } from './page';

interface Props {
  /** A diagram in Mermaid's words. */
  readonly source: string;
}

/** The picture of a diagram, or why there is none. */
export const Diagram = memo<Props>(({ source }) => {
  const { strings } = usePage();
  const picture = usePicture(source);
  if (picture === 'none') return <p class="note">{strings.noPicture}</p>;
  return (
    <div class="diagram" tabIndex={0} role="img" aria-label={strings.diagram}>
      {picture}
    </div>
  );
});

const load = () => import('../markdown/drawDiagram');

/** `none` where the diagram cannot be drawn; nothing yet while what draws it is loaded. */
function usePicture(source: string): VNode | 'none' | undefined {
  const [picture, setPicture] = useState<VNode | 'none'>();
  useEffect(() => {
    let wanted = true;
    void load()
      .then(({ drawDiagram }) => drawDiagram(source))
      .then((drawn) => {
        if (wanted) setPicture(drawn ?? 'none');
      });
    return () => {
      wanted = false;
    };
  }, [source]);
  return picture;
}
