type Job = () => void | Promise<void>;

const jobs = new Set<Job>();
let listening = false;

let codeOfSignals: number | undefined;

/** Does every job that is left. */
export async function cleanUp(): Promise<void> {
  // The last one started depends on the earlier ones.
  for (const job of [...jobs].reverse()) {
    jobs.delete(job);
    await Promise.resolve()
      .then(job)
      .catch(() => undefined);
  }
}

let stopping = false;

/** Whether a signal is ending this process, so that what ends now ends as it should. */
export const isStopping = (): boolean => stopping;

async function cleanUpAndExit(code: number): Promise<void> {
  stopping = true;
  await cleanUp();
  process.exit(codeOfSignals ?? code);
}

/** For a command that runs until it is stopped: a signal is its normal end. */
export function signalsAreSuccess(): void {
  codeOfSignals = 0;
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
