/**
 * What is wanted while it is being done is done again behind that, never within: an effect may change the state while the
 * page is drawn, and a page that is drawn within its own drawing falls apart.
 */
export function oneAtATime(run: () => void): () => void {
  let [running, wanted] = [false, false];
  return () => {
    wanted = true;
    if (running) return;
    running = true;
    try {
      while (wanted) {
        wanted = false;
        run();
      }
    } finally {
      running = false;
    }
  };
}
