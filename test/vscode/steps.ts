/** Writes one line for the person who waits. */
export type Say = (line: string) => void;

export const say: Say = (line) => {
  process.stdout.write(`${line}\n`);
};

export const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Says what is being done, and afterwards how long it took where that was felt. */
export async function step<T>(title: string, work: () => T | Promise<T>): Promise<T> {
  const began = Date.now();
  say(`• ${title}`);
  const result = await work();
  if (Date.now() - began >= 500) say(`  done in ${seconds(began)}`);
  return result;
}
