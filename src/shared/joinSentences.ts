/** One text of several sentences; where a language ends them with a full-width sign, no space comes between. */
export function joinSentences(sentences: readonly string[]): string {
  return sentences
    .filter((sentence) => sentence !== '')
    .reduce((all, next) => all + (all === '' || /[。！？：；]$/.test(all) ? '' : ' ') + next, '');
}
