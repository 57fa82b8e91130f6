import * as fs from 'node:fs';
import * as path from 'node:path';
import { seededRandom } from '../../support/seededRandom';

/** A piece of text with a secret in it, as somebody would send it along. */
export interface Positive {
  readonly text: string;
  readonly path: string;
  readonly secret: string;
  readonly kind: string;
}

/** A piece of text without one, however much it looks like it. */
export interface Negative {
  readonly text: string;
  readonly path: string;
  readonly kind: string;
}

const repository = path.resolve(import.meta.dirname, '../../..');
const digits = '0123456789';
const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();
const base62 = digits + lower + upper;
const hex = `${digits}abcdef`;

/** Draws from a seed, so that the same corpus comes each time. */
class Draw {
  constructor(private readonly random: () => number) {}

  of(characters: string, length: number): string {
    return Array.from({ length }, () => characters[this.below(characters.length)]).join('');
  }

  below(bound: number): number {
    return Math.floor(this.random() * bound);
  }

  one<T>(list: readonly T[]): T {
    const found = list[this.below(list.length)];
    if (found === undefined) throw new Error('nothing to draw from');
    return found;
  }
}

const json64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** As their makers document them; passwords as people make them up. */
const secrets: Readonly<Record<string, (draw: Draw) => string>> = {
  'AWS access key': (d) => `AKIA${d.of(upper + '234567', 16)}`,
  'GitHub token': (d) => `${d.one(['ghp', 'gho', 'ghs', 'ghu'])}_${d.of(base62, 36)}`,
  'GitHub fine-grained token': (d) => `github_pat_${d.of(base62, 22)}_${d.of(base62, 59)}`,
  'GitLab token': (d) => `glpat-${d.of(base62 + '-_', 20)}`,
  'OpenRouter key': (d) => `sk-or-v1-${d.of(hex, 64)}`,
  'OpenAI key': (d) => `sk-proj-${d.of(base62, 74)}T3BlbkFJ${d.of(base62, 74)}`,
  'Anthropic key': (d) => `sk-ant-api03-${d.of(base62 + '-_', 93)}AA`,
  'Groq key': (d) => `gsk_${d.of(base62, 52)}`,
  'Google key': (d) => `AIza${d.of(base62 + '-_', 35)}`,
  'Hugging Face token': (d) => `hf_${d.of(lower + upper, 34)}`,
  'Slack token': (d) => `xoxb-${d.of(digits, 12)}-${d.of(digits, 12)}-${d.of(base62, 24)}`,
  'Stripe key': (d) => `sk_live_${d.of(base62, 24)}`,
  'SendGrid key': (d) => `SG.${d.of(base62 + '-_', 22)}.${d.of(base62 + '-_', 43)}`,
  'npm token': (d) => `npm_${d.of(base62, 36)}`,
  'DigitalOcean token': (d) => `dop_v1_${d.of(hex, 64)}`,
  'Telegram token': (d) => `${d.of('123456789', 9)}:AA${d.of(base62 + '-_', 33)}`,
  'PyPI token': (d) => `pypi-AgEIcHlwaS5vcmc${d.of(base62, 120)}`,
  JWT: (d) =>
    `${json64({ alg: 'HS256', typ: 'JWT' })}.${json64({ sub: d.of(digits, 10), iat: 1_760_000_000 + d.below(9e6) })}.${d.of(base62 + '-_', 43)}`,
  'random string': (d) => d.of(base62, 32 + d.below(16)),
  'random base64': (d) => `${d.of(base62 + '+/', 43)}=`,
};

/** Texts with a secret whose own shape tells it. */
const shaped: readonly (readonly [path: string, text: (secret: string) => string])[] = [
  ['src/client.ts', (s) => `const client = new Client({ region: 'eu-1', key: '${s}' });`],
  ['src/app.js', (s) => `fetch(url, {\n  headers: { 'X-Auth': "${s}" },\n});`],
  ['app/settings.py', (s) => `CLIENT = connect("${s}", timeout=30)`],
  ['Main.java', (s) => `    private static final String ACCESS = "${s}";`],
  ['main.go', (s) => `\tcfg := Config{Key: "${s}", Retries: 3}`],
  ['config.yml', (s) => `service:\n  host: example.com\n  credential: ${s}\n`],
  ['notes.md', (s) => `Log in with ${s} and run the job again.`],
  ['deploy.sh', (s) => `curl -H "Authorization: Bearer ${s}" https://api.example.com/v1/jobs`],
  ['config/app.rb', (s) => `Api.configure { |c| c.key = '${s}' }`],
  ['server.log', (s) => `2026-11-02 10:11:12 INFO using ${s} for eu-1`],
];

/** Texts in which a name tells what a password or a key of any shape is. */
const named: readonly (readonly [path: string, text: (secret: string) => string])[] = [
  ['src/db.ts', (s) => `export const pool = new Pool({ user: 'shop', password: '${s}' });`],
  ['src/config.ts', (s) => `export const apiKey: string = '${s}';`],
  ['settings.py', (s) => `DATABASE_PASSWORD = "${s}"`],
  ['Db.java', (s) => `ds.setPassword("${s}");`],
  ['appsettings.json', (s) => `{\n  "Smtp": { "User": "mail", "Password": "${s}" }\n}`],
  ['application.properties', (s) => `spring.datasource.password=${s}`],
  ['docker-compose.yml', (s) => `    environment:\n      - POSTGRES_PASSWORD=${s}\n`],
  ['values.yaml', (s) => `auth:\n  clientSecret: ${s}\n`],
  ['Web.config', (s) => `<add connectionString="Server=db;User Id=shop;Password=${s};" />`],
  ['main.rs', (s) => `let token: &str = "${s}";`],
  ['main.go', (s) => `const apiToken = "${s}"`],
  ['index.php', (s) => `define('DB_PASSWORD', '${s}');`],
  ['Program.cs', (s) => `var clientSecret = @"${s}";`],
  ['db.rb', (s) => `  password: '${s}',`],
  ['pom.xml', (s) => `<server><id>nexus</id><password>${s}</password></server>`],
  ['run.sh', (s) => `./migrate --password=${s} --host db`],
  ['db.ts', (s) => `const url = 'postgres://shop:${s}@db.internal:5432/shop';`],
  ['cache.py', (s) => `REDIS = "redis://:${s}@cache:6379/0"`],
  ['.env', (s) => `PORT=3000\nSESSION=${s}\nNODE_ENV=production\n`],
  ['.env.local', (s) => `MAILER="${s}"\n`],
];

const people: readonly ((draw: Draw) => string)[] = [
  (d) =>
    `${d.one(['Summer', 'Winter', 'Berlin', 'Dragon', 'Monkey', 'Coffee'])}${d.of(digits, 4)}${d.one(['!', '#', '$', '?'])}`,
  (d) => `${d.of(lower, 4)}${d.of(digits, 3)}${d.of(upper, 3)}`,
  (d) => d.of(base62, 12).replace(/^\D+$/, (whole) => `${whole.slice(1)}7`),
  (d) => `${d.of(hex, 30)}a1`,
];

/** Blocks of more than a line. */
function privateKey(draw: Draw): Positive {
  const kind = draw.one(['RSA ', 'EC ', 'OPENSSH ', '']);
  const lines = Array.from({ length: 6 + draw.below(12) }, () => draw.of(`${base62}+/`, 64));
  const secret = `-----BEGIN ${kind}PRIVATE KEY-----\n${lines.join('\n')}\n-----END ${kind}PRIVATE KEY-----`;
  const text = draw.one([`${secret}\n`, `const pem = \`${secret}\`;\n`, `key: |\n${secret}\n`]);
  return { text, path: 'deploy/server.pem', secret, kind: 'private key' };
}

export function positives(count: number, seed = 7): readonly Positive[] {
  const draw = new Draw(seededRandom(seed));
  const kinds = Object.entries(secrets);
  return Array.from({ length: count }, (_, at) => {
    if (at % 20 === 0) return privateKey(draw);
    if (at % 5 < 3) {
      const [kind, make] = kinds[at % kinds.length] ?? draw.one(kinds);
      const secret = make(draw);
      const [file, text] = draw.one(shaped);
      return { text: text(secret), path: file, secret, kind };
    }
    const secret = draw.one(people)(draw);
    const [file, text] =
      named[(2 * Math.floor(at / 5) + (at % 5) - 3) % named.length] ?? draw.one(named);
    return { text: text(secret), path: file, secret, kind: `named in ${file}` };
  });
}

/** What looks like a secret and is none: sums of files, identifiers, colours, examples, references, code about secrets. */
const harmless: readonly (readonly [kind: string, text: (draw: Draw) => string])[] = [
  ['git commit', (d) => `Fixes the crash of ${d.of(hex, 40)} (see ${d.of(hex, 7)}).`],
  ['integrity', (d) => `      "integrity": "sha512-${d.of(`${base62}+/`, 86)}==",`],
  [
    'UUID',
    (d) =>
      `const id = '${d.of(hex, 8)}-${d.of(hex, 4)}-4${d.of(hex, 3)}-a${d.of(hex, 3)}-${d.of(hex, 12)}';`,
  ],
  ['MD5', (d) => `etag: "${d.of(hex, 32)}"`],
  ['SHA-256', (d) => `FROM node@sha256:${d.of(hex, 64)}`],
  [
    'image',
    (d) => `background: url(data:image/png;base64,iVBORw0KGgo${d.of(`${base62}+/`, 400)});`,
  ],
  ['hashed file', (d) => `<script src="/assets/main-${d.of(base62, 8)}.js"></script>`],
  ['colour', (d) => `color: #${d.of(hex, 6)}; border: 1px solid #${d.of(hex, 3)};`],
  [
    'long name',
    (d) =>
      `const ${d.one(['get', 'set', 'parse', 'build'])}CustomerInvoiceTotalsByCountryAndMonthV${d.below(9)} = (): void => {};`,
  ],
  [
    'environment',
    (d) =>
      `const ${d.one(['token', 'apiKey', 'password'])} = process.env.${d.one(['TOKEN', 'API_KEY', 'DB_PASSWORD'])};`,
  ],
  ['python environment', () => 'password = os.environ["DB_PASSWORD"]'],
  ['type', (d) => `  readonly ${d.one(['token', 'password', 'apiKey', 'secret'])}: string;`],
  [
    'parameter',
    (d) =>
      `function login(user: string, ${d.one(['password', 'token'])}: string): Promise<Session> {`,
  ],
  [
    'label',
    (d) =>
      `<input type="password" name="password" placeholder="${d.one(['Your password', 'At least 8 characters'])}" />`,
  ],
  [
    'stand-in',
    (d) =>
      `${d.one(['API_KEY', 'TOKEN', 'PASSWORD'])}=${d.one(['your-api-key-here', 'changeme', 'xxxxxxxxxxxx', '<your token>', '${SECRET}', 'example-token-123'])}`,
  ],
  ['template', (d) => `password: "{{ ${d.one(['db', 'mail', 'vault'])}_password }}"`],
  [
    'address without a password',
    (d) => `const url = 'postgres://${d.one(['shop', 'app'])}@db.internal:5432/shop';`,
  ],
  [
    'address',
    (d) => `see https://github.com/octo/repo/blob/${d.of(hex, 40)}/src/index.ts#L${d.below(200)}`,
  ],
  [
    'selector',
    (d) => `.card-${d.of(lower, 5)}__title--${d.of(lower, 6)}:hover { margin: ${d.below(40)}px }`,
  ],
  ['number', (d) => `const limit = ${d.of(digits, 16)}n;`],
  [
    'error',
    (d) =>
      `throw new Error('The ${d.one(['token', 'password', 'key'])} has expired after ${d.below(90)} days');`,
  ],
  [
    'message key',
    (d) =>
      `t('auth.${d.one(['password', 'token', 'secret'])}.${d.one(['tooShort', 'missing', 'hint'])}')`,
  ],
  [
    'test name',
    (d) =>
      `it('refuses a ${d.one(['token', 'password'])} that is older than ${d.below(40)} days', async () => {`,
  ],
  [
    'stack',
    (d) => `    at Object.parse (node:internal/modules/cjs/loader:${d.below(2000)}:${d.below(80)})`,
  ],
  [
    'base64 of words',
    (d) =>
      `Buffer.from('${Buffer.from(`hello ${d.one(['world', 'there', 'you'])}`).toString('base64')}', 'base64')`,
  ],
  [
    'certificate',
    (d) => `-----BEGIN CERTIFICATE-----\n${d.of(`${base62}+/`, 64)}\n-----END CERTIFICATE-----`,
  ],
  [
    'public key',
    (d) => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${d.of(`${base62}+/`, 43)} me@laptop`,
  ],
  [
    'package',
    (d) =>
      `import { create${d.one(['Token', 'Secret', 'Password'])}Provider } from '@scope/auth-token-provider-v${d.below(9)}';`,
  ],
  [
    'count of tokens',
    (d) =>
      `{ "prompt_tokens": ${d.below(9000)}, "completion_tokens": ${d.below(900)}, "total_tokens": ${d.below(9900)} }`,
  ],
  [
    'lexer',
    (d) =>
      `if (token === '${d.one(['identifier', 'number', 'punctuation', 'keyword'])}') return next(token, ${d.below(9)});`,
  ],
];

export function negatives(count: number, seed = 11): readonly Negative[] {
  const draw = new Draw(seededRandom(seed));
  const code = realLines();
  return Array.from({ length: count }, (_, at) => {
    if (at % 2 === 0) {
      const [kind, text] = harmless[(at / 2) % harmless.length] ?? draw.one(harmless);
      return { kind, text: text(draw), path: 'src/code.ts' };
    }
    const [file, lines] = draw.one(code);
    const start = draw.below(Math.max(1, lines.length - 6));
    return { kind: file, text: lines.slice(start, start + 6).join('\n'), path: file };
  });
}

/** Real code, styles, text and data: the repository's own. */
function realLines(): readonly (readonly [path: string, lines: readonly string[]])[] {
  const files = [
    ...['src', 'test/simulator', 'media'].flatMap((folder) =>
      fs
        .readdirSync(path.join(repository, folder), { recursive: true, encoding: 'utf8' })
        .map((file) => `${folder}/${file}`),
    ),
    ...['README.md', 'package.json', 'package-lock.json', 'esbuild.js'],
  ].filter((file) => /\.(tsx?|js|css|json|md|svg)$/.test(file));
  return files.map((file) => [
    file,
    fs.readFileSync(path.join(repository, file), 'utf8').split('\n'),
  ]);
}
