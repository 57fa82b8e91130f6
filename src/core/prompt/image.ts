/** About what an image costs, in tokens: models differ, and most take about as much for one that was scaled. */
export const imageTokens = 1000;

/** How the bytes begin of each type that providers take. */
const beginnings: readonly (readonly [type: string, RegExp])[] = [
  ['png', /^\x89PNG\r\n/],
  ['jpeg', /^\xff\xd8\xff/],
  ['webp', /^RIFF[^]{4}WEBP/],
  ['gif', /^GIF8[79]a/],
];

/** The type of an image by its first bytes, whatever its name says; undefined: it is none that models read. */
export function imageType(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  const found = beginnings.find(([, begins]) => begins.test(head))?.[0];
  return found === undefined ? undefined : `image/${found}`;
}

/** Whether a data URL holds an image of a type that models read, as its bytes say. */
export function isImageUrl(url: string): boolean {
  const found = /^data:(image\/[a-z]+);base64,([A-Za-z\d+/]+=*)$/.exec(url);
  if (!found) return false;
  try {
    const head = atob((found[2] ?? '').slice(0, 32));
    return imageType(Uint8Array.from(head, (sign) => sign.charCodeAt(0))) === found[1];
  } catch {
    return false;
  }
}
