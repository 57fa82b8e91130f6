import * as fs from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import * as path from 'node:path';
import type { ResultEvent } from './resultEvent';

const place =
  /(?:file:\/\/|vscode-remote:\/\/[^/]+)?([^\s()]+?\.js)(#vscode-extension)?:(\d+):(\d+)/g;

/** A browser's extension host puts a function around a bundle. */
const linesAround = 2;

/**
 * Names the sources in a stack instead of the bundles. The extension host has a way of its own to
 * prepare stacks, which leaves Node's source maps out, so this is done from outside.
 */
export function mapStack(stack: string): string {
  return stack.replace(
    place,
    (whole, file: string, around: string | undefined, line: string, column: string) => {
      const mapFile = `${file}.map`;
      if (!fs.existsSync(mapFile)) return whole;
      const map = new SourceMap(JSON.parse(fs.readFileSync(mapFile, 'utf8')) as SourceMapPayload);
      const entry = map.findEntry(
        Number(line) - 1 - (around ? linesAround : 0),
        Number(column) - 1,
      );
      if (!('originalSource' in entry)) return whole;
      const source = path.relative(
        process.cwd(),
        path.resolve(path.dirname(file), entry.originalSource),
      );
      return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    },
  );
}

/** The lines that a person reads; `brief` leaves out what went well. */
export function resultText(event: ResultEvent, detail: 'all' | 'brief'): string | undefined {
  if (event.kind === 'fail') {
    const error = mapStack(event.error).replaceAll(/^/gm, '      ');
    return `  FAILED ${event.title}\n${error}`;
  }
  if (detail === 'brief' || event.kind === 'end') return undefined;
  const indent = '  '.repeat(event.depth + 1);
  if (event.kind === 'suite') return `${indent}${event.title}`;
  if (event.kind === 'skip') return `${indent}- ${event.title} (skipped)`;
  return `${indent}✓ ${event.title} (${event.ms} ms)`;
}
