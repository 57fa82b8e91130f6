import * as fs from 'node:fs';
import * as path from 'node:path';
import { repository } from '../vscode/folders';

/** What the lock file says of a package. */
interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  /** A peer that only a tool here has use for. */
  readonly devOptional?: boolean;
}

export const noticesFile = path.join(repository, 'THIRD_PARTY_NOTICES.md');

const lockFile = (): Readonly<Record<string, Locked>> =>
  (
    JSON.parse(fs.readFileSync(path.join(repository, 'package-lock.json'), 'utf8')) as {
      readonly packages: Readonly<Record<string, Locked>>;
    }
  ).packages;

/** Only types, which nothing of the package holds. */
const isTypes = (folder: string): boolean => folder.startsWith('node_modules/@types/');

const isLeftOut = ({ dev, optional, devOptional }: Locked): boolean =>
  dev === true || optional === true || devOptional === true;

/** What the package holds of others, by the lock file, with their licences as they ship them. */
export function noticesText(): string {
  const parts = Object.entries(lockFile())
    .filter(([folder, locked]) => folder !== '' && !isLeftOut(locked) && !isTypes(folder))
    .map(([folder, locked]) => noticeOf(folder, locked));
  const head =
    '# Third-party notices\n\nFrugal holds work of others. Made from the lock file by `npm run notices`.';
  return `${[head, ...parts].join('\n\n')}\n`;
}

function noticeOf(folder: string, { version, license }: Locked): string {
  const name = folder.replace(/^.*node_modules\//, '');
  const whole = path.join(repository, folder);
  const file = fs.readdirSync(whole).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
  if (file === undefined || license === undefined)
    throw new Error(`${name} has no licence that can be told.`);
  const text = fs.readFileSync(path.join(whole, file), 'utf8').replaceAll('\r\n', '\n').trim();
  return `## ${name} ${version} (${license})\n\n\`\`\`text\n${text}\n\`\`\``;
}
