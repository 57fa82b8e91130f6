import { DocumentLines } from './documentLines';
import { areMixed, indentationUnit } from './indentationUnit';
import { LineIndex } from './lineIndex';
import { spelling } from './spelling';

/** What is edited, and what finding a place in it needs; each index is built on first need. */
export class PlacesDocument extends DocumentLines {
  private byText: LineIndex | undefined;
  private bySpelling: LineIndex | undefined;
  private ownUnit: string | undefined;
  private hasBoth: boolean | undefined;

  constructor(
    text: string,
    readonly languageId: string,
  ) {
    super(text);
  }

  /** Lines without their indentation and trailing space. */
  get trimmedLines(): LineIndex {
    return (this.byText ??= new LineIndex(this.lines, (line) => line.trim()));
  }

  get spelledLines(): LineIndex {
    return (this.bySpelling ??= new LineIndex(this.lines, spelling));
  }

  /** Whether it has the line, indented as it is. */
  hasExactly(line: string): boolean {
    const index = this.trimmedLines;
    const [kind = -1] = index.kindsOf([line]);
    return [...index.ordinalsOf(kind)].some(
      (ordinal) => this.lines[index.lineOf[ordinal] ?? -1] === line,
    );
  }

  /** Whether it has tabs here and spaces there. */
  get isMixed(): boolean {
    return (this.hasBoth ??= areMixed(this.lines));
  }

  get indentationUnit(): string {
    return (this.ownUnit ??= indentationUnit(this.lines));
  }
}
