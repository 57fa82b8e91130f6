/** Those that pages of text and code use; others stay as they are written. */
const named: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', copy: '©', reg: '®' },
  ...{ ndash: '–', mdash: '—', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”' },
  ...{ laquo: '«', raquo: '»', bull: '•', middot: '·', times: '×', rarr: '→', larr: '←' },
  ...{ euro: '€', pound: '£', deg: '°', shy: '', zwnj: '', zwj: '' },
};

/** What an entity stands for. @param name without `&` and `;` */
export function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return named[name] ?? whole;
  const isHex = /^#x/i.test(name);
  const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  const isText = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isText ? String.fromCodePoint(code) : whole;
}
