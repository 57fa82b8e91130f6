const keywords =
  /^\s*(?:export|import|from|const|let|var|function|class|def|async|return|if|for|while|public|private|protected|static|fn|pub|func|package|using|#include|@\w+|type|interface|struct|enum|impl)\b.*[({;:=]|^\s*[\w.$[\]]+\s*(?:[-+*/|&]?=|:=)\s*\S|^\s*[\w.$]+\(.*\)|^\s*<\/?[a-z][^>]*>|^\s*return\b/;

/** Whether a line can hardly be anything but code. */
export function isCodeLine(line: string): boolean {
  return !isSentence(line) && (/[;{}]\s*$/.test(line) || keywords.test(line.slice(0, 1000)));
}

/** Words in a row, the first of the line with a capital, that no code stands between. */
export function isSentence(line: string): boolean {
  if (line.length > 1000) return /^\s*[\w',.-]+(?: [\w',.-]+){5}/.test(line.slice(0, 200));
  return /^\s*(?:[-*] |\d+\. )?(?:[A-Z][\w']*|I'(?:ve|ll|m))(?:,? [\w'`-]+){2}[ \w,.:;!?'`()-]*$/.test(
    line,
  );
}
