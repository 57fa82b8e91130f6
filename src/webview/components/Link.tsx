import { createContext, Fragment, type ComponentChildren, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import { format } from '../../shared/strings';
import { hiddenHost, safeUrl } from '../markdown/linkTarget';
import { placeOf } from '../markdown/places';
import { showUnseenInCode } from '../markdown/unseenSigns';
import { usePage } from './page';
import { PlaceButton } from './PlaceButton';

interface Props {
  readonly href: string;
  /** The words of the link, as they are read. */
  readonly text: string;
  /** It was written as an image: images are not loaded, a link stands for them. */
  readonly isImage?: boolean;
  readonly children?: ComponentChildren;
}

/** Within a link: one in it would take a press as well. */
const InLink = createContext(false);

/**
 * A link that the host opens. An address that is not http(s) is shown as plain text, with the address. Where the text could
 * be taken for another address, the link is what tells the true one.
 */
export function Link({ href, text, isImage = false, children }: Props): VNode {
  const { strings, post } = usePage();
  const inLink = useContext(InLink);
  const url = safeUrl(href);
  const words = isImage ? format(strings.image, text || href) : children;
  if (inLink) return <Fragment>{words}</Fragment>;
  const place = url === undefined && !isImage ? placeOf(decoded(href)) : undefined;
  if (place !== undefined) return <PlaceButton place={place} text={text} />;
  if (url === undefined) return <span title={href}>{words}</span>;
  const host = hiddenHost(text, url);
  const open = (event: Event) => {
    event.preventDefault();
    post({ type: 'openLink', url });
  };
  const link = (inside: ComponentChildren) => (
    <a href={url} title={url} onClick={open} onAuxClick={open}>
      <InLink.Provider value={true}>{inside}</InLink.Provider>
    </a>
  );
  if (host === undefined) return link(words);
  return (
    <span>
      <bdi>{words}</bdi> {link(format(strings.leadsTo, host))}
    </span>
  );
}

/** A piece of code in a line of text; one that names a place of the workspace leads there. */
export function InlineCode({ code }: { readonly code: string }): VNode {
  const inLink = useContext(InLink);
  const place = inLink ? undefined : placeOf(code);
  return (
    <code>
      {place === undefined ? showUnseenInCode(code) : <PlaceButton place={place} text={code} />}
    </code>
  );
}

function decoded(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href; // half of a sign; it names no file then
  }
}
