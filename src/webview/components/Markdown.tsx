import type { Token } from 'marked';
import { Fragment, type VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { addLine, codePieces } from '../markdown/codeLines';
import type { MarkdownDocument } from '../markdown/markdownDocument';
import { mayClose, type OpenFence } from '../markdown/openFence';
import { renderBlock } from '../markdown/renderMarkdown';
import { CodeBlock } from './CodeBlock';
import { memo } from './memo';

/** Blocks drawn as one part, so that a long answer has few children to compare and to lay out. */
const blocksPerPart = 24;

type Drawable = Token | OpenFence;

interface Props {
  readonly document: MarkdownDocument;
}

/** An answer's text. Blocks are known by their place, so one that becomes final stays the element it was. */
export function Markdown({ document }: Props): VNode {
  const { blocks, tail, fence } = document;
  const before = useRef<readonly (readonly Drawable[])[]>([]);
  const all: readonly Drawable[] = [...blocks, ...tail, ...(fence === undefined ? [] : [fence])];
  const parts = Array.from({ length: Math.ceil(all.length / blocksPerPart) }, (_, index) =>
    keepSame(before.current[index], all.slice(index * blocksPerPart, (index + 1) * blocksPerPart)),
  );
  before.current = parts;
  return (
    <div class="markdown">
      {parts.map((part, index) => (
        <Part key={index} blocks={part} />
      ))}
    </div>
  );
}

function keepSame(
  before: readonly Drawable[] | undefined,
  now: readonly Drawable[],
): readonly Drawable[] {
  const same = before?.length === now.length && now.every((block, i) => block === before[i]);
  return same ? before : now;
}

const Part = memo<{ readonly blocks: readonly Drawable[] }>(({ blocks }) => (
  <div class="part">
    {blocks.map((block, index) => (
      <Block key={index} block={block} />
    ))}
  </div>
));

/** One component for open and closed code, so that the end of a block does not build it anew. */
const Block = memo<{ readonly block: Drawable }>(({ block }) => (
  <Fragment>{'marker' in block ? renderFence(block as OpenFence) : renderBlock(block)}</Fragment>
));

/** The code block that is being written; a line that may turn out to be its end is not shown yet. */
function renderFence(fence: OpenFence): VNode {
  const { partial } = fence;
  const hidden = partial === '' || mayClose(fence, partial);
  const { pieces, last } = hidden ? fence.lines : addLine(fence.lines, partial);
  const all = last.length === 0 ? pieces : [...pieces, last.join('\n')];
  return <CodeBlock info={fence.info} pieces={all.length === 0 ? codePieces('') : all} />;
}
