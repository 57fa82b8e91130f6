import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { format } from '../../shared/strings';
import { readFenceInfo } from '../markdown/fenceInfo';
import type { Run } from '../markdown/highlight';
import { placeOf } from '../markdown/places';
import { showUnseenInCode } from '../markdown/unseenSigns';
import { CopyButton } from './CopyButton';
import { IconButton } from './IconButton';
import { memo } from './memo';
import { usePage } from './page';
import { PlaceButton } from './PlaceButton';
import { useReview } from './reviewable';
import { useHighlight } from './useHighlight';
import { useView } from './useView';

interface Props {
  /** What stands behind the fence. */
  readonly info: string;
  /** The whole code; absent while it is still being written. */
  readonly code?: string;
  /** The code in pieces of lines. */
  readonly pieces: readonly string[];
}

/** A block of code with what can be done with it. Colours come when it is complete. */
export function CodeBlock({ info, code, pieces }: Props): VNode {
  const { strings } = usePage();
  const { language, label } = useMemo(() => readFenceInfo(info), [info]);
  const place = useMemo(() => placeOf(label), [label]);
  const [wraps, setWraps] = useState(false);
  const { view, button } = useView(info, code);
  const highlighted = useHighlight(code, language?.grammar);
  const name = label === '' ? strings.code : format(strings.codeOf, label);
  return (
    <div class="block" role="group" aria-label={name}>
      <div class="bar">
        <span class="label">
          {place === undefined ? (
            showUnseenInCode(label)
          ) : (
            <PlaceButton place={place} text={label} />
          )}
        </span>
        {button}
        {code !== undefined && (
          <span class="actions">
            <CodeActions code={code} language={language?.id ?? 'plaintext'} />
            {view === undefined && (
              <IconButton
                icon="word-wrap"
                name={strings.wrapLines}
                pressed={wraps}
                onClick={() => setWraps(!wraps)}
              />
            )}
          </span>
        )}
      </div>
      {view ?? (
        <pre tabIndex={0} class={wraps ? 'wraps' : undefined} aria-label={name}>
          <code>
            {pieces.map((piece, index) => (
              <CodePiece key={index} text={piece} runs={highlighted[index]} />
            ))}
          </code>
        </pre>
      )}
    </div>
  );
}

/** VS Code's ids of what a terminal takes. */
const shells: readonly string[] = ['shellscript', 'powershell'];

interface ActionsProps {
  readonly code: string;
  readonly language: string;
}

function CodeActions({ code, language }: ActionsProps): VNode {
  const { strings, post } = usePage();
  const review = useReview(code);
  return (
    <>
      {review !== undefined && (
        <IconButton icon="diff" name={strings.review} onClick={() => post(review)} />
      )}
      <CopyButton text={code} name={strings.copy} />
      <IconButton
        icon="insert"
        name={strings.insertAtCursor}
        onClick={() => post({ type: 'insertAtCursor', text: code })}
      />
      <IconButton
        icon="new-file"
        name={strings.newFile}
        onClick={() => post({ type: 'newFile', text: code, language })}
      />
      {shells.includes(language) && (
        <IconButton
          icon="terminal"
          name={strings.runInTerminal}
          onClick={() => post({ type: 'runInTerminal', text: code })}
        />
      )}
    </>
  );
}

interface PieceProps {
  readonly text: string;
  readonly runs: readonly Run[] | undefined;
}

/** Some lines of code: a block of its own, so that adding lines lays out the last piece only. */
const CodePiece = memo<PieceProps>(({ text, runs }) => (
  <span class="lines">
    {runs === undefined
      ? showUnseenInCode(text)
      : runs.map((run) => {
          const shown = showUnseenInCode(run.text);
          return run.className === undefined ? shown : <span class={run.className}>{shown}</span>;
        })}
  </span>
));
