import type { HostileAnswers } from './hostileAnswers';

/** Where no link of an answer may lead. */
const targets: Readonly<Record<string, string>> = {
  javascript: 'javascript:alert(document.domain)',
  'javascript with a comment': 'javascript://example.com/%0Aalert(1)',
  vbscript: 'vbscript:msgbox(1)',
  'data page': 'data:text/html,<script>alert(1)</script>',
  'data page in base64': 'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'data picture': 'data:image/svg+xml,<svg/onload=alert(1)>',
  command: 'command:workbench.action.terminal.sendSequence?%7B%22text%22%3A%22id%5Cn%22%7D',
  'command of Frugal': 'command:frugal.acceptProposal',
  vscode: 'vscode://frugal.frugal/run?command=quit',
  'vscode insiders': 'vscode-insiders://file/etc/passwd',
  'resource of a webview': 'vscode-webview-resource://file///etc/passwd',
  'resource of VS Code': 'vscode-file://vscode-app/etc/passwd',
  file: 'file:///etc/passwd',
  blob: 'blob:https://example.com/0f1e2d3c',
  'file system': 'filesystem:https://example.com/temporary/a.html',
  'view source': 'view-source:https://example.com',
  about: 'about:blank#javascript:alert(1)',
  smb: 'smb://example.com/share',
  ftp: 'ftp://example.com/a',
  'shell of Windows': 'ms-msdt:/id%20PCWDiagnostic',
  'search of Windows': 'search-ms:query=passwd',
  ssh: 'ssh://-oProxyCommand=calc/x',
  'web socket': 'wss://example.com/leak',
  intent: 'intent://scan/#Intent;scheme=zxing;end',
};

const entities = (text: string, base: 10 | 16): string =>
  Array.from(text, (sign) => {
    const point = sign.codePointAt(0) ?? 0;
    return base === 10 ? `&#${point};` : `&#x${point.toString(16)};`;
  }).join('');

/** The same address written so that a filter may not know it, a browser may. */
const encodings: Readonly<Record<string, (target: string) => string>> = {
  'as it is': (target) => target,
  'in capitals': (target) => target.replace(/^[a-z-]+/, (scheme) => scheme.toUpperCase()),
  'in decimal entities': (target) => target.replace(/^[a-z-]+:/, (scheme) => entities(scheme, 10)),
  'in hexadecimal entities': (target) =>
    target.replace(/^[a-z-]+:/, (scheme) => entities(scheme, 16)),
  'with the entity of a colon': (target) => target.replace(':', '&colon;'),
  'in percent signs': (target) =>
    target.replace(/^(.)/, (sign) => `%${sign.charCodeAt(0).toString(16)}`),
  'with a tab inside': (target) => target.replace(/^(..)/, '$1&Tab;'),
  'with a line end inside': (target) => target.replace(/^(..)/, '$1&NewLine;'),
  'behind a control sign': (target) => `\u0001${target}`,
  'with a zero-width sign inside': (target) => target.replace(/^(..)/, '$1\u200b'),
};

/** How an answer can write a link. */
const forms: Readonly<Record<string, (target: string) => string>> = {
  inline: (target) => `Please [press here](${target}) to go on.`,
  'in angle brackets': (target) => `Please [press here](<${target}>) to go on.`,
  autolink: (target) => `See <${target}>`,
  reference: (target) => `See [the guide][1].\n\n[1]: ${target}`,
  'reference in angle brackets': (target) => `See [the guide][1].\n\n[1]: <${target}> "A title"`,
  image: (target) => `![a picture](${target})`,
  'image as a link': (target) => `[![a picture](${target})](${target})`,
  element: (target) => `<a href="${target}">press here</a>`,
};

const encodedLinks = Object.entries(targets).flatMap(([name, target], index) =>
  Object.entries(encodings).map(([encoding, encode], turn): [string, string] => {
    const all = Object.entries(forms);
    const [form, write] = all[(index + turn) % all.length] ?? ['', String];
    return [`${name}, ${encoding}, ${form}`, write(encode(target))];
  }),
);

/** Texts that name one place, and links that lead to another. */
const pretenders: readonly (readonly [name: string, text: string, target: string])[] = [
  ['another host', 'https://github.com/login', 'https://evil.example/login'],
  ['another host without a scheme', 'github.com', 'https://evil.example'],
  ['another host with www', 'www.paypal.com', 'https://evil.example'],
  ['the host as a part of another', 'github.com', 'https://github.com.evil.example'],
  ['the host as the end of another', 'github.com', 'https://evilgithub.com'],
  ['the host as a user name', 'https://github.com', 'https://github.com@evil.example'],
  ['the host with a password', 'https://github.com', 'https://github.com:443@evil.example/'],
  ['the host in the path', 'https://github.com', 'https://evil.example/https://github.com'],
  ['a Cyrillic letter', 'https://аpple.com', 'https://аpple.com'],
  ['a Cyrillic letter behind a Latin text', 'https://apple.com', 'https://аpple.com'],
  ['a Greek letter', 'https://gοogle.com', 'https://gοogle.com'],
  ['a full-width text', 'ｇｉｔｈｕｂ．ｃｏｍ', 'https://evil.example'],
  ['a text turned around', '\u202emoc.buhtig', 'https://evil.example'],
  ['a text with a zero-width sign', 'git\u200bhub.com', 'https://evil.example'],
  ['a text in code', '`https://github.com`', 'https://evil.example'],
  ['a text in bold', '**https://github.com**', 'https://evil.example'],
  ['a text of two hosts', 'github.com and evil.example', 'https://evil.example'],
  ['a backslash for a slash', 'https://github.com', 'https:\\\\evil.example'],
  ['no slash', 'https://github.com', 'https:evil.example'],
  ['a number for a host', 'https://github.com', 'http://2130706433/'],
];

/** Answers with links that lead nowhere good. */
export const hostileLinks: HostileAnswers = {
  ...Object.fromEntries(encodedLinks),
  ...Object.fromEntries(
    pretenders.map(([name, text, target]) => [`pretends ${name}`, `See [${text}](${target}).`]),
  ),
  'relative links': '[a](../../etc/passwd) [b](//example.com) [c](#here) [d](?x) [e](/a)',
  'bare addresses': 'https://github.com@evil.example www.evil.example. a@evil.example ftp://x',
  'link in a heading': '# [x](javascript:alert(1))\n\n[y](command:quit)\n===',
  'link in a table': '| a |\n|---|\n| [x](javascript:alert(1)) |\n| <javascript:alert(1)> |',
  'link in a task': '- [x] [x](vscode://x/y)\n- [ ] ![x](command:quit)',
  'link in a quote': '> [x]\n>\n> [x]: data:text/html,<script>alert(1)</script>',
  'link in a footnote': 'a[^1]\n\n[^1]: javascript:alert(1)',
  'link with a title that breaks out': '[a](https://example.com "\\" onmouseover=alert(1) x=\\"")',
  'link with a title of markup': "[a](https://example.com '<img src=x onerror=alert(1)>')",
  'link over lines': '[a\nb](javascript:\nalert(1)\n)',
  'link in a link': '[a [b](javascript:alert(1)) c](https://example.com)',
  'definition that replaces another': '[a]\n\n[a]: https://example.com\n[a]: javascript:alert(1)',
  'definition named like a member':
    '[constructor] [__proto__] [toString]\n\n[__proto__]: javascript:x',
  'address of a megabyte': `[a](https://example.com/${'a'.repeat(1_000_000)})`,
  'text of a hundred kilobytes': `[${'a'.repeat(100_000)}](https://example.com)`,
  'a thousand links': Array.from(
    { length: 1_000 },
    (_, n) => `[a${n}](javascript:alert(${n}))`,
  ).join(' '),
};
