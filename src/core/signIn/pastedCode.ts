/** The code in what was pasted: alone, in quotes, or in the address that the browser shows. Empty: there is none. */
export function pastedCode(pasted: string): string {
  const text = pasted.replaceAll(/[\s"'`<>\u200B-\u200D\u2060\uFEFF]/g, '');
  const inAddress = /[?&#]code=([^&#]*)/.exec(text)?.[1];
  return inAddress === undefined ? text : decoded(inAddress);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
