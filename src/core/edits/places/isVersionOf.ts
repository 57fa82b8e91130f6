import { opener } from './lineRange';
import { wordsOf } from './spelling';

/** What gives a line its name, where the line can be there only once under it. */
const names = [
  // A key or a property.
  /^["'`]?([\w$@.-]+)["'`]?\s*:(?![:=])/,
  // A setting.
  /^(?:export )?([A-Z][A-Z0-9_]*)\s*[:?]?=(?!=)/,
  // A variable or field with its modifiers.
  /^(?:(?:export|declare|public|private|protected|internal|static|final|readonly|const|let|var|val|pub|mut|unsigned|volatile)\s+)+(?:[\w$<>[\],.?&*]+\s+)*?([\w$]+)\s*(?:[:=;]|$)/,
  // A column of a table.
  /^["`[]?((?!static|const|unsigned)\w+)["`\]]?\s+(?:(?:BIG|SMALL)?INT|INTEGER|TEXT|(?:VAR)?CHAR|NUMERIC|DECIMAL|REAL|FLOAT|DOUBLE|DATE|TIME|TIMESTAMP|TIMESTAMPTZ|BOOLEAN|BOOL|(?:BIG)?SERIAL|UUID|JSONB?|BLOB)\b/,
  // An attribute on a line of its own.
  /^(#!?\[\w+)\(.*\)\]$/,
  /^(@\w+)\(.*\)$/,
] as const;

/** Whether a line is a newer version of the other: it gives the same name, or goes on behind the same words. */
export function isVersionOf(line: string, other: string): boolean {
  const [now, old] = [line.trim(), other.trim()];
  if (now.length > 1000 || old.length > 1000 || opener.test(now) || opener.test(old)) return false;
  const isNamed = names.some((pattern) => {
    const name = pattern.exec(now)?.[1];
    return name !== undefined && name === pattern.exec(old)?.[1];
  });
  return isNamed || goesOn(now, old);
}

/** A sentence with more behind it. */
function goesOn(now: string, old: string): boolean {
  const words = old.replace(/[.;,]$/, '');
  const isProse = !/[(){}[\]=<>]/.test(old) && wordsOf(words).length > 2;
  return isProse && now.startsWith(words) && /^[.;,]?(?:\s|$)/.test(now.slice(words.length));
}
