type Job = () => void | Promise<void>;

const jobs = new Set<Job>();
let listening = false;

async function cleanUpAndExit(code: number): Promise<void> {
  // The last one started depends on the earlier ones.
  for (const job of [...jobs].reverse()) await Promise.resolve(job()).catch(() => undefined);
  process.exit(code);
}

/**
 * Registers what must not outlive this process. The function given back does the job now, once;
 * Ctrl+C, a hang-up and a termination do what is left.
 */
export function cleanUpLater(job: Job): () => Promise<void> {
  if (!listening) {
    listening = true;
    process.once('SIGINT', () => void cleanUpAndExit(130));
    process.once('SIGTERM', () => void cleanUpAndExit(143));
    process.once('SIGHUP', () => void cleanUpAndExit(129));
  }
  jobs.add(job);
  return async () => {
    if (jobs.delete(job)) await job();
  };
}
