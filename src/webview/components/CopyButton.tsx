import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { IconButton } from './IconButton';
import { usePage } from './page';

/** How long the button says that it copied, in ms. */
const thanks = 1500;

interface Props {
  readonly text: string;
  readonly name: string;
}

/** Copies through the host, and says that it did, to eye and ear. */
export function CopyButton({ text, name }: Props): VNode {
  const { strings, post, dispatch } = usePage();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), thanks);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    post({ type: 'copy', text });
    dispatch({ type: 'announce', text: strings.copied });
    setCopied(true);
  };
  return (
    <IconButton
      icon={copied ? 'check' : 'copy'}
      name={copied ? strings.copied : name}
      onClick={copy}
    />
  );
}
