/** Finds lines by what they say: built once, in one walk over the document. Blank lines are left out of it. */
export class LineIndex {
  /** For each line that is not blank, by its ordinal, its number in the document. */
  readonly lineOf: Int32Array;
  private readonly kinds = new Map<string, number>();
  private readonly kindAt: Int32Array;
  /** For each kind its first ordinal and how many there are; for each ordinal the next of its kind. */
  private readonly firsts: number[] = [];
  private readonly counts: number[] = [];
  private readonly nexts: Int32Array;
  readonly length: number;

  /** @param keyOf lines with equal keys count as equal; an empty key marks a blank line */
  constructor(
    lines: readonly string[],
    readonly keyOf: (line: string) => string,
  ) {
    this.lineOf = new Int32Array(lines.length);
    this.kindAt = new Int32Array(lines.length);
    this.nexts = new Int32Array(lines.length);
    let length = 0;
    const lasts: number[] = [];
    for (let line = 0; line < lines.length; line++) {
      const key = keyOf(lines[line] ?? '');
      if (key === '') continue;
      let kind = this.kinds.get(key);
      if (kind === undefined) {
        this.kinds.set(key, (kind = this.counts.length));
        this.firsts.push(length);
        this.counts.push(0);
      } else this.nexts[lasts[kind] ?? 0] = length;
      lasts[kind] = length;
      this.counts[kind] = (this.counts[kind] ?? 0) + 1;
      this.lineOf[length] = line;
      this.kindAt[length++] = kind;
    }
    this.length = length;
  }

  /** The kinds of these lines, in order, without the blank ones; -1 for a line that the document does not have. */
  kindsOf(lines: readonly string[]): readonly number[] {
    const kinds: number[] = [];
    for (const line of lines) {
      const key = this.keyOf(line);
      if (key !== '') kinds.push(this.kinds.get(key) ?? -1);
    }
    return kinds;
  }

  /** How often the document has it. */
  countOf(kind: number): number {
    return this.counts[kind] ?? 0;
  }

  /** -1 where there is no line any more. */
  kind(ordinal: number): number {
    return ordinal < this.length ? (this.kindAt[ordinal] ?? -1) : -1;
  }

  /** Every ordinal of the kind, in order. */
  *ordinalsOf(kind: number): Iterable<number> {
    let ordinal = this.firsts[kind] ?? 0;
    for (let left = this.countOf(kind); left > 0; left--) {
      yield ordinal;
      ordinal = this.nexts[ordinal] ?? 0;
    }
  }

  /** The first ordinals of every place where exactly these kinds follow each other. */
  placesOf(kinds: readonly number[]): readonly number[] {
    let rarest = 0;
    kinds.forEach((kind, at) => {
      if (this.countOf(kind) < this.countOf(kinds[rarest] ?? -1)) rarest = at;
    });
    const rare = kinds[rarest];
    if (rare === undefined) return [];
    const found: number[] = [];
    for (const ordinal of this.ordinalsOf(rare)) {
      const start = ordinal - rarest;
      if (start < 0 || start + kinds.length > this.length) continue;
      if (kinds.every((kind, at) => this.kindAt[start + at] === kind)) found.push(start);
    }
    return found;
  }
}
