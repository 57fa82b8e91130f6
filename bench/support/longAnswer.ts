/** About 200 kB of answer with 30 code blocks, evenly mixed, so that its tenths may be compared. */
export function longAnswer(): string {
  return Array.from({ length: 30 }, (_, index) => answerSection(index)).join('\n');
}

/** One of its parts, with one block of code. */
export function answerSection(index: number): string {
  return `## Step ${index + 1}: the reader of part ${index}

${paragraphs(index)}

- The first point of step ${index} stays as it is, *unless* the caller asks for more.
- The second one moves to \`parts/part${index}.ts\`:
  1. read it once,
  2. keep what [the notes](https://example.com/notes/${index}) say,
  3. and write it back.
- The third is for **later**.

\`\`\`ts parts/part${index}.ts
${code(index)}
\`\`\`

| case | before | after |
|---|---:|---:|
| empty | ${index} | 0 |
| one line | ${index + 12} | ${index + 3} |
| all | ${index * 37} | ${index * 5} |

> Step ${index} is done when no test of part ${index} waits any more.

${paragraphs(index + 100)}
`;
}

function paragraphs(index: number): string {
  const sentence = (n: number) =>
    `Sentence ${n} of part ${index} says what \`value${n}\` means here, why it was **not** enough, and what the reader of it has to expect when the input is longer than it was before.`;
  return Array.from({ length: 4 }, (_, paragraph) =>
    Array.from({ length: 3 }, (_, n) => sentence(paragraph * 3 + n)).join(' '),
  ).join('\n\n');
}

function code(index: number): string {
  const one = (n: number) => `  /** Reads value ${n} of part ${index}; the caller closes it. */
  async value${n}(input: Readonly<Record<string, number>>, limit = ${n * 100}): Promise<string> {
    const found = Object.entries(input).filter(([key, size]) => key !== 'none' && size < limit);
    if (found.length === 0) throw new RangeError(\`nothing below \${limit} in part ${index}\`);
    return found.map(([key, size]) => \`\${key}=\${size}\`).join(', '); // value ${n}
  }`;
  const methods = Array.from({ length: 5 }, (_, n) => one(n)).join('\n\n');
  return `export class Part${index} extends Part {\n${methods}\n}`;
}
