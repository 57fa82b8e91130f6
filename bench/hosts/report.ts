import { renameSync, writeFileSync } from 'node:fs';

/** The environment variable that names the file for a report. */
export const reportVariable = 'FRUGAL_BENCH_REPORT';

/** What a module in an extension host hands to the benchmark that waits for it. */
export type Report<T> = { readonly value: T } | { readonly error: string };

/** Hands over what `work` gives, or why it failed. */
export async function report(work: () => Promise<unknown>): Promise<void> {
  const file = process.env[reportVariable];
  if (file === undefined) throw new Error(`${reportVariable} is not set: use "npm run bench".`);
  const made: Report<unknown> = await work().then(
    (value) => ({ value }),
    (error: unknown) => ({ error: error instanceof Error ? String(error.stack) : String(error) }),
  );
  writeFileSync(`${file}.part`, JSON.stringify(made));
  renameSync(`${file}.part`, file); // whoever waits never reads half of it
}
