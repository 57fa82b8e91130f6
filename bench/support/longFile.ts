import { seededRandom } from '../../test/support/seededRandom';

const nouns = ['cart', 'order', 'user', 'price', 'stock', 'route', 'token', 'cache', 'job', 'page'];
const verbs = ['load', 'save', 'check', 'merge', 'sort', 'parse', 'count', 'send', 'find', 'drop'];

/** A TypeScript file of so many lines: functions much like each other, about a third of the lines in it more than once. */
export function longFile(lines: number, seed = 1): readonly string[] {
  const random = seededRandom(seed);
  const pick = (words: readonly string[]): string =>
    words[Math.floor(random() * words.length)] ?? '';
  const written: string[] = [];
  for (let number = 1; written.length < lines; number++) {
    const [noun, other] = [pick(nouns), pick(nouns)];
    const name = `${pick(verbs)}${noun.replace(/^./, (first) => first.toUpperCase())}${number}`;
    written.push(
      `/** Reads the ${noun} that belongs to ${other} ${number}. */`,
      `export async function ${name}(${noun}: string, ${other}Id = ${number}): Promise<number> {`,
      `  const ${noun}Count = await ${pick(verbs)}(${noun}, ${Math.floor(random() * 1000)});`,
      `  log('${noun}', ${number});`,
      `  if (${noun}Count === 0) {`,
      `    return 0;`,
      `  }`,
    );
    for (let extra = Math.floor(random() * 6); extra > 0; extra--)
      written.push(`  ${pick(verbs)}${number}(${noun}Count + ${Math.floor(random() * 100)});`);
    written.push(`  return ${noun}Count * ${other}Id;`, `}`, ``);
  }
  return written.slice(0, lines);
}
