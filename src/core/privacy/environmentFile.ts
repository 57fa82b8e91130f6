import type { FoundSecret } from './foundSecret';
import { isStandIn } from './standIn';

/** `.env`, `.env.production`, `prod.env`; not the example that goes with it. */
const fileName = /(^|\/)(\.env(\.[\w-]+)?|[\w-]+\.env)$/;
const example = /\.(example|sample|template|dist|defaults)$/;

/** Switches, numbers, names of places and machines: what is the same for everybody. */
const plain =
  /^(true|false|yes|no|on|off|\d{1,6}|development|production|staging|test|local|debug|info|warn|error|trace|[a-z]+|localhost(:\d+)?|[\w.-]+\.(local|internal|com|org|net|io|dev|ai)|\d+\.\d+\.\d+\.\d+(:\d+)?|\.{0,2}\/[\w./-]*|https?:\/\/[^\s:@]+(:\d+)?(\/[^\s@]*)?|[\w.+-]+@[\w.-]+|\d+(ms|s|m|h|d|kb|mb|gb))$/i;

export function isEnvironmentFile(path: string): boolean {
  return fileName.test(path) && !example.test(path);
}

/** The values of a file that holds what a program is told of its surroundings. */
export function findEnvironmentValues(text: string): readonly FoundSecret[] {
  return [...text.matchAll(/^[ \t]*(?:export[ \t]+)?[\w.-]+[ \t]*=[ \t]*(.*)$/gm)].flatMap(
    (match) => {
      const given = match[1] ?? '';
      const value = /^(["'`])(.*)\1/.exec(given)?.[2] ?? given.replace(/\s+#.*$/, '').trim();
      if (value.length < 4 || plain.test(value) || isStandIn(value)) return [];
      const start = match.index + match[0].lastIndexOf(value);
      return [{ start, end: start + value.length, kind: 'value of an environment file' }];
    },
  );
}
