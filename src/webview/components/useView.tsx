import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { readChanges } from '../markdown/readChanges';
import { Changes } from './Changes';
import { Diagram } from './Diagram';
import { usePage } from './page';

interface View {
  /** What is shown in the place of the code; undefined: the code itself. */
  readonly view: VNode | undefined;
  /** Changes between both; undefined where there is the code alone. */
  readonly button: VNode | undefined;
}

/** This language is coloured with its signs as it stands. */
const isDiff = /^diff\b/i;
const isDiagram = /^mermaid\b/i;

/** How else a block of code can be shown: a change as lines that come and go, at once; a diagram as a picture, on demand. */
export function useView(info: string, code: string | undefined): View {
  const { strings } = usePage();
  const [isSwitched, setSwitched] = useState(false);
  const changes = useMemo(
    () => (code === undefined || isDiff.test(info) ? undefined : readChanges(code)),
    [info, code],
  );
  if (code === undefined || (changes === undefined && !isDiagram.test(info)))
    return { view: undefined, button: undefined };
  const other = changes === undefined ? <Diagram source={code} /> : <Changes rows={changes} />;
  const otherName = changes === undefined ? strings.showAsPicture : strings.showAsChanges;
  const isCode = isSwitched === (changes !== undefined);
  return {
    view: isCode ? undefined : other,
    button: (
      <button type="button" class="link" onClick={() => setSwitched(!isSwitched)}>
        {isCode ? otherName : strings.showAsText}
      </button>
    ),
  };
}
