import type { FoundSecret } from './foundSecret';
import { isStandIn } from './standIn';

/** `.env`, `.env.production`, `prod.env`; not the example that goes with it. */
const fileName = /(^|\/)(\.env(\.[\w-]+)?|[\w-]+\.env)$/;
const example = /\.(example|sample|template|dist|defaults)$/;

/** Switches, numbers, single words, names of places and machines: what is the same for everybody. */
const plain =
  /^(\d{1,6}|[a-z]+|localhost(:\d+)?|[\w.-]+\.(local|internal|com|org|net|io|dev|ai)(:\d+)?|\d+\.\d+\.\d+\.\d+(:\d+)?|(\.{0,2}|~)\/[\w./-]*|[a-z]:[\\/][\w .\\/-]*|https?:\/\/[^\s:@]+(:\d+)?(\/[^\s@]*)?|[\w.+-]+@[\w.-]+|\d+(ms|s|m|h|d|kb|mb|gb))$/i;
/** Names of machines and the like, whose values are no secrets as long as they are one word. */
const placeName = /(^|_)(HOST|HOSTNAME|DOMAIN|PORT|REGION|ENV|ENVIRONMENT)$/i;

/** A name that says secret at its end, so that `TOKEN_LIFETIME` and `KEY_FILE` do not. */
const secretName =
  /(PASS(WORD|WD|PHRASE|CODE)?|PWD|(^|[_.-])PW|SECRET|TOKEN|(^|[_.-]|API)KEY|CREDENTIALS?|(^|[_.-])(AUTH|SALT|PIN|DSN|PAT))([_-]?(BASE|HASH|SALT|VALUE|PROD|PRODUCTION|LIVE|DEV|STAGING|TEST|OLD|NEW|V?\d+))?$/i;
/** Plainly no secret, whatever its name: nothing, a switch, or what is put in later. */
const none = /^$|^(true|false|null|none|undefined)$|^<.*>$|^\$\w+$|^\$?\{.*\}$|^process\.env\./i;

export function isEnvironmentFile(path: string): boolean {
  return fileName.test(path) && !example.test(path);
}

/** The values of a file that holds what a program is told of its surroundings. */
export function findEnvironmentValues(text: string): readonly FoundSecret[] {
  return [
    ...text.matchAll(/^[ \t]*(?:export[ \t]+)?(?<name>[\w.-]+)[ \t]*=[ \t]*(?<given>.*)$/gm),
  ].flatMap((match) => {
    const { name = '', given = '' } = match.groups ?? {};
    const quoted = /^(["'`])(.*)\1/.exec(given)?.[2];
    const value = quoted ?? given.replace(/(^|\s+)#.*$/, '').trim();
    if (secretName.test(name) ? none.test(value) : isHarmless(value, name)) return [];
    const start = match.index + match[0].length - given.length + (quoted === undefined ? 0 : 1);
    return [{ start, end: start + value.length, kind: 'value of an environment file' }];
  });
}

function isHarmless(value: string, name: string): boolean {
  if (value.length < 4 || plain.test(value) || isStandIn(value)) return true;
  return placeName.test(name) && /^[\w.:-]+$/.test(value);
}
