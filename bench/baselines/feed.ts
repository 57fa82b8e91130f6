/** Adds text to what is drawn. */
type Append = (text: string) => void;

declare global {
  /** Appends a text, so many characters before each frame, for `longest` ms at most; gives how many. */
  var feed: (text: string, perFrame: number, longest: number) => Promise<number>;
}

/** Makes a page that draws a growing answer measurable: it gets `feed`, and follows the end of what it draws. */
export function drawWith(makeAppend: (root: HTMLElement) => Append): void {
  const root = document.querySelector<HTMLElement>('.markdown');
  const scroller = document.querySelector<HTMLElement>('.log');
  if (root === null || scroller === null) throw new Error('This is not the page of a baseline.');
  // As the chat does it, so that the cost of following is the same everywhere.
  new ResizeObserver(() => (scroller.scrollTop = scroller.scrollHeight)).observe(root);
  const append = makeAppend(root);
  globalThis.feed = (text, perFrame, longest) =>
    new Promise((done) => {
      const end = performance.now() + longest;
      let at = 0;
      const step = (): void => {
        append(text.slice(at, at + perFrame));
        at += perFrame;
        const goOn = at < text.length && performance.now() < end;
        requestAnimationFrame(goOn ? step : () => requestAnimationFrame(() => done(at)));
      };
      requestAnimationFrame(step);
    });
}
