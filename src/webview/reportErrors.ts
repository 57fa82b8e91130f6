interface PageError {
  readonly type: 'pageError';
  readonly message: string;
  readonly stack: string;
}

/** Errors told to the host at most; a page that fails in a loop must not flood it. */
const mostErrors = 20;

/** Tells the host of every error that nobody caught, and of those that the function returned is given. */
export function reportErrors(post: (error: PageError) => void): (error: unknown) => void {
  let errors = 0;
  const report = (error: unknown): void => {
    errors += 1;
    if (errors > mostErrors) return;
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    post({ type: 'pageError', message, stack: stack ?? '' });
  };
  addEventListener('error', (event) => report(event.error ?? event.message));
  addEventListener('unhandledrejection', (event) => report(event.reason));
  return report;
}
