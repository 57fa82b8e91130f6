/** Begins each line of a browser's console that is a result. */
export const browserResultMark = 'frugal-result ';
