import { hasUnseen } from './unseenSigns';
import { findLanguage } from './languages';

/** The address in its normal form, if it is absolute and http(s) and names nobody; anything else must not become a link. */
export function safeUrl(href: string): string | undefined {
  if (!URL.canParse(href)) return undefined;
  const url = new URL(href);
  // `https://github.com@evil.example` reads like another host.
  if (url.username !== '' || url.password !== '') return undefined;
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}

/** A name with dots, perhaps behind a scheme; its letters may be those of any script. */
const hostLike = /(https?:\/\/|www\.)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})/giu;

/** The host that a link leads to, if its text could be taken for another one's address; `url` as `safeUrl` gives it. */
export function hiddenHost(text: string, url: string): string | undefined {
  const { host, hostname } = new URL(url);
  if (hasUnseen(text)) return host;
  // `NFKC` reads letters of full width as they look.
  const named = [...text.normalize('NFKC').matchAll(hostLike)].filter(
    ([, scheme, name = '']) => scheme !== undefined || !isFileName(name),
  );
  if (named.length === 0) return undefined;
  // Letters of another script may look like those of the name that is meant.
  const isPlain = !/(^|\.)xn--/.test(hostname);
  const honest = named.every(([, , name = '']) => isSameSite(name.toLowerCase(), hostname));
  return honest && isPlain ? undefined : host;
}

function isFileName(name: string): boolean {
  return findLanguage(name.slice(name.lastIndexOf('.') + 1)) !== undefined;
}

function isSameSite(named: string, host: string): boolean {
  const [a, b] = [named, host].map((name) => name.replace(/^www\./, ''));
  return a === b || `.${b}`.endsWith(`.${a}`) || `.${a}`.endsWith(`.${b}`);
}
