import type { PlacesDocument } from './placesDocument';

/** A line that only closes what is open. */
export const closer = /^[\s)\]}>;,]*$|^\s*(end|fi|done|esac)\b[;.]?\s*$|^\s*<\/[\w:-]+>\s*$/;
/** A line that others are inside of. */
export const opener =
  /[{([:]\s*$|\b(?:do|then|begin)\s*(?:\|[^|]*\|)?\s*$|^\s*<\w[^<]*>\s*$|^\s*(?:def|class|module|if|unless|while|until|for|case)\b(?!.*(?:;|\bend)\s*$)/;

/** A line in more places than this tells nothing, and so many lines after it tell which place it is. */
const [common, telling] = [200, 20];

/** Lines of the document, to look for the answer's lines in. */
export class LineRange {
  constructor(
    readonly document: PlacesDocument,
    readonly from: number,
    readonly to: number,
  ) {}

  /** The first line that is not blank, from there on upwards or downwards. */
  solidFrom(line: number, step: 1 | -1): number | undefined {
    for (let at = line; at >= this.from && at < this.to; at += step)
      if (this.document.lines[at]?.trim() !== '') return at;
    return undefined;
  }

  /** The next line of the document, if the answer's line is the same. */
  sameBelow(line: string, place: number): number | undefined {
    const below = this.solidFrom(place + 1, 1);
    return below !== undefined && this.document.lines[below]?.trim() === line.trim()
      ? below
      : undefined;
  }

  /** Where the line is from there on, if that is one place; the lines after it may tell which. */
  onlyPlace(lines: readonly string[], at: number, from: number): number | undefined {
    const { document } = this;
    const line = lines[at] ?? '';
    if (line.trim() === '' || closer.test(line)) return undefined;
    const [kind = -1] = document.trimmedLines.kindsOf([line]);
    if (document.trimmedLines.countOf(kind) > common) return undefined;
    let found: { readonly place: number; readonly end: number }[] = [];
    for (const ordinal of document.trimmedLines.ordinalsOf(kind)) {
      const place = document.trimmedLines.lineOf[ordinal] ?? -1;
      if (place >= from && place < this.to) found.push({ place, end: place });
    }
    for (const next of lines.slice(at + 1, at + 1 + telling)) {
      if (found.length < 2) break;
      if (next.trim() === '') continue;
      found = found.flatMap(({ place, end }) => {
        const below = this.sameBelow(next, end);
        return below === undefined ? [] : [{ place, end: below }];
      });
    }
    return found.length === 1 ? found[0]?.place : undefined;
  }
}
