import type { FoundSecret } from './foundSecret';
import { isBareNamedSecret, isNamedSecret, isPlainlyNone, strongName } from './namedSecret';
import { isDrawnAtRandom, entropyOf } from './randomness';
import { isStandIn } from './standIn';

/** What is looked for, in `regex` with the flags `d` and `g`; its group `secret` is what is masked. */
interface Pattern {
  readonly kind: string;
  readonly regex: RegExp;
  /** Whether what was found is a secret; absent: always. */
  readonly accepts?: (secret: string, found: Found) => boolean;
}

interface Found {
  readonly name: string;
  /** Up to 60 characters before what was found. */
  readonly before: string;
  /** Of the file; empty for none. */
  readonly path: string;
}

const secretName = String.raw`(?:pass(?:w(?:or)?d|phrase|code)|pwd|secret|token|api[_-]?key|(?:access|auth|private|encryption|encrypt|signing|account|master|shared|license|storage|service|deploy|webhook|hmac|aes|jwt|session|cookie|admin|db|server|client|app|consumer|secret)[_-]?key|credentials?|(?:secret|token|password)[_-]?(?:base|hash|salt|value|prod|production|live|dev|staging|test|v?\d+))`;
/** Where a name says secret at its end: what stands before is not searched, so that long words cost nothing. */
const named = String.raw`(?<name>(?<![a-z0-9])pass(?![a-z0-9])|${secretName})`;

const hasLetter = (text: string): boolean => /[a-z]/i.test(text);
const hasDigit = (text: string): boolean => /\d/.test(text);

/** In quotes behind a name that says secret. */
function isQuotedSecret(secret: string, { name }: Found): boolean {
  if (isStandIn(secret) || isPlainlyNone(secret) || /\s/.test(secret)) return false;
  if (/^[a-z][a-z]*$|^[A-Z]?[a-z]+([A-Z][a-z]+)*$|^[A-Z_]+$/.test(secret)) return false;
  // Names, paths and addresses of secrets are none.
  if (/^[a-z]+([._:/-][a-z]+)+$/i.test(secret) || /^(https?:)?\.{0,2}\//.test(secret)) return false;
  const isPassword = /pass|pwd/i.test(name);
  return isPassword ? secret.length >= 6 : secret.length >= 8 && hasDigit(secret);
}

/** Without quotes, where a name, a number or a piece of code may stand as well. */
function isBareSecret(secret: string): boolean {
  if (isStandIn(secret) || !hasLetter(secret) || !hasDigit(secret)) return false;
  if (/^[\w$]+(\.[a-z_$][\w$]*)+$/i.test(secret) && entropyOf(secret) < 4) return false;
  return !/^(https?:)?\.{0,2}\//.test(secret);
}

/** What stands before a password in the string of a connection. */
const isConnection = /(server|user ?id|uid|user|host|database|catalog|source)=[^'"`\n]*;\s*$/i;

const isRandom = (secret: string): boolean => !isStandIn(secret) && isDrawnAtRandom(secret);
const isToken = (secret: string): boolean => isBareSecret(secret) && entropyOf(secret) >= 2.8;

export const patterns: readonly Pattern[] = [
  {
    kind: 'JSON web token',
    regex: /\b(?<secret>eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,})/dg,
  },
  {
    kind: 'private key',
    // Also one that was cut off.
    regex:
      /(?<secret>-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----|$(?![\s\S])))/dg,
  },
  {
    kind: 'password',
    regex: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/'"`<>]*:(?<secret>[^\s@/'"`<>]{3,})@/dgi,
    accepts: (secret) =>
      !isPlainlyNone(secret) && !/^(pass(word)?|pwd|pw|user|admin|root|postgres)$/i.test(secret),
  },
  {
    kind: 'token',
    regex:
      /[?&;](?:access_token|id_token|token|api_?key|key|sig|signature|secret|password|auth)=(?<secret>[\w%.~+/=-]{12,})/dgi,
    accepts: isToken,
  },
  {
    kind: 'token',
    regex: /\b(?:bearer|basic|token)\s+(?<secret>[A-Za-z0-9+/=._~-]{16,})/dgi,
    accepts: isToken,
  },
  {
    kind: 'key',
    regex: /\b(?:AccountKey|SharedAccessKey|SharedAccessSignature)=(?<secret>[\w+/=%&-]{20,})/dg,
    accepts: isToken,
  },
  {
    kind: 'password',
    regex: /\b(?:password|pwd)=(?<secret>[^\s;'"`&<>]{4,})(?=[;'"`&\s]|$)/dgi,
    accepts: (secret, { before }) =>
      isConnection.test(before)
        ? isNamedSecret(secret, 'password')
        : !isStandIn(secret) &&
          (hasDigit(secret) || /[^\w.]/.test(secret)) &&
          !/[()[\]{}]/.test(secret),
  },
  {
    // Those whose makers put a name before what is random.
    kind: 'key',
    regex:
      /\b(?<secret>(?:AIza|sk-or-v1-|sk-|pk_live_|rk_live_|gsk_|xai-|pplx-|r8_|fw_|dop_v1_|doo_v1_|key-|SK|AC|sbp_|pscale_tkn_|nfp_|PMAK-|NRAK-|sntrys_|pypi-|glsa_|sq0[a-z]{3}-|EAAC|SG\.|ATATT3|ATBB|CCIPAT_|dp\.pt\.|pul-|AGE-SECRET-KEY-1|ya29\.|GOCSPX-|hf_|sl\.|npm_|lin_api_|secret_|figd_|dapi|shp[a-z]{2}_|whsec_|rubygems_|oy2|tfp_|api-)[\w.-]{20,})/dg,
    accepts: (secret) => isToken(secret) && !/^\w+(-[a-z]+)+$/.test(secret),
  },
  {
    kind: 'Telegram token',
    regex: /\b(?<secret>\d{8,10}:AA[\w-]{33})\b/dg,
  },
  {
    kind: 'webhook',
    regex:
      /https:\/\/(?:hooks\.slack\.com\/(?:services|workflows)|discord(?:app)?\.com\/api\/webhooks|[\w.-]+\.webhook\.office\.com\/webhookb2)\/(?<secret>[\w/@-]{20,})/dg,
  },
  {
    kind: 'secret',
    regex: new RegExp(
      String.raw`${named}["'\`\]]?\s*(?:\?\s*)?(?::\s*[\w<>[\]&' |.]{1,40}=|[\w ]{0,20}=|:=|=>|===?|!==?|:|\(|,)\s*[rbuf@$]?["'\`](?<secret>[^"'\`\n]{6,400})["'\`]`,
      'dgi',
    ),
    accepts: isQuotedSecret,
  },
  {
    kind: 'secret',
    // A name that says secret beats the shape of what it is given in quotes.
    regex: new RegExp(
      String.raw`${strongName}["'\`\]]{0,2}\s*(?:\?\s*)?(?::\s*[\w<>[\]&' |.]{1,40}=|:=|=>|=|:|\|\||\?\?|\bis\b)\s*[rbuf@$]?(?<quote>["'\`])(?<secret>(?:(?!\k<quote>)[^\n\\]|\\.){4,400})\k<quote>(?!\s*\|(?!\|))`,
      'dgi',
    ),
    accepts: (secret, { name, before }) => isNamedSecret(secret, name, before),
  },
  {
    kind: 'secret',
    // Without quotes, to the end of the line.
    regex: new RegExp(
      String.raw`^[ \t]*(?:export[ \t]+|set[ \t]+|ENV[ \t]+|ARG[ \t]+|-[ \t]+)?["']?[\w.$-]*${strongName}["']?[ \t]*[:=][ \t]*(?<secret>[^\s'"#\`][^\n]{2,200}?)[ \t]*(?:[ \t]#.*)?\r?$`,
      'dgim',
    ),
    accepts: (secret, { name, path }) => isBareNamedSecret(secret, name, '', path),
  },
  {
    kind: 'secret',
    // As a shell is given it, before a command or with it.
    regex:
      /(?<name>(?:PASS(?:WORD|WD|PHRASE|CODE)|(?<=_)(?:PASS|PWD)|SECRET|TOKEN|(?:API|SECRET|PRIVATE|ENCRYPTION|SIGNING|MASTER)_?KEY))=(?<secret>[^\s'"`;&|<>(){}$,]{4,200})(?=[\s'"`;&|]|$)/dg,
    accepts: (secret, { name }) => isNamedSecret(secret, name),
  },
  {
    kind: 'secret',
    regex: /--(?<name>pass(?:word|wd|phrase)?)=(?<secret>[^\s'"`;&|<>(){}$,]{4,200})/dg,
    accepts: (secret, { name }) => isNamedSecret(secret, name),
  },
  {
    kind: 'password',
    // The user and the password of a request.
    regex:
      /\b(?:curl|wget|http|https)\b[^\n|;]{0,300}?\s(?:-u|--user|--proxy-user|-a|--auth)[ =]?['"]?[^\s:'"]{1,80}:(?<secret>[^\s'"]{3,200})/dg,
    accepts: (secret) => !isPlainlyNone(secret) && !secret.startsWith('//'),
  },
  {
    kind: 'secret',
    // A header in quotes.
    regex: new RegExp(String.raw`${named}:[ \t]*(?<secret>[^\s'"\`]{8,400})(?=["'\`])`, 'dgi'),
    accepts: isBareSecret,
  },
  {
    kind: 'password',
    // In a sentence.
    regex:
      /(?<![a-z0-9])(?<name>pass(?:word|phrase|code)?|pw|pwd|secret|api key|token) (?:is|was|are|=)[ :]+["'`]?(?<secret>[^\s"'`]{6,200}?)(?=["'`]|[.,;:?)]*(?:\s|$))/dgi,
    accepts: (secret) => isBareSecret(secret) && !isPlainlyNone(secret),
  },
  {
    kind: 'secret',
    regex: new RegExp(String.raw`${named}>(?<secret>[^<\s]{4,})</`, 'dgi'),
    accepts: (secret, found) =>
      isQuotedSecret(secret, found) ||
      (/pass/i.test(found.name) && isNamedSecret(secret, found.name, found.before)),
  },
  {
    kind: 'secret',
    regex: new RegExp(
      String.raw`^[ \t]*(?:export[ \t]+|set[ \t]+|ENV[ \t]+|ARG[ \t]+|-[ \t]+)?[\w.$-]*${named}[ \t]*[:=][ \t]*(?<secret>[^\s#'"\`,;(){}[\]<>]{8,})[ \t]*(?:#.*)?$`,
      'dgim',
    ),
    accepts: isBareSecret,
  },
  {
    kind: 'secret',
    regex: new RegExp(
      String.raw`(?:^|\s)--?[\w-]{0,24}?${named}[= ](?<secret>[^\s'"\`]{6,})`,
      'dgi',
    ),
    accepts: isBareSecret,
  },
  {
    kind: 'secret',
    // Drawn at random, whatever it is called; a longer one is data, and so is one of the lines of a block.
    regex:
      /(?<![\w+/=.-])(?!(?<=^)[A-Za-z0-9+/]{64,76}$)(?<secret>[A-Za-z0-9+/_-]{24,200}={0,2})(?![\w+/-])/dgm,
    accepts: (secret) => !isFileHash(secret) && isRandom(secret),
  },
];

/** What tells whether a file is the one that was meant is no secret. */
function isFileHash(text: string): boolean {
  return /^(sha\d+-|[\w-]+-[A-Za-z0-9_-]{8}$)/.test(text) || /\/.*\/.*\//.test(text);
}

/** Everything in a text that a pattern finds. */
export function findByPatterns(text: string, path = ''): readonly FoundSecret[] {
  return patterns.flatMap(({ kind, regex, accepts }) =>
    [...text.matchAll(regex)].flatMap((match) => {
      const secret = match.groups?.['secret'] ?? '';
      const name = match.groups?.['name'] ?? '';
      const [start, end] = match.indices?.groups?.['secret'] ?? [0, 0];
      const before = text.slice(Math.max(0, match.index - 60), match.index);
      return accepts && !accepts(secret, { name, before, path }) ? [] : [{ start, end, kind }];
    }),
  );
}
