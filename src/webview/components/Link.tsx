import type { ComponentChildren, VNode } from 'preact';
import { format } from '../../shared/strings';
import { usePage } from './page';
import { safeUrl } from './safeUrl';

interface Props {
  readonly href: string;
  /** An image's text: images are not loaded, a link stands for them. */
  readonly image?: string;
  readonly children?: ComponentChildren;
}

/** A link that the host opens. An address that is not http(s) is shown as plain text, with the address. */
export function Link({ href, image, children }: Props): VNode {
  const { strings, post } = usePage();
  const url = safeUrl(href);
  const text = image === undefined ? children : format(strings.image, image || href);
  if (url === undefined) return <span title={href}>{text}</span>;
  const open = (event: Event) => {
    event.preventDefault();
    post({ type: 'openLink', url });
  };
  return (
    <a href={url} title={url} onClick={open} onAuxClick={open}>
      {text}
    </a>
  );
}
