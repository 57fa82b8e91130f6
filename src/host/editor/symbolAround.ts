/** Lines are 0-based and inclusive. */
export interface CodeSymbol {
  readonly name: string;
  /** Something that runs or holds code: a function, a method, a class; not a variable. */
  readonly definition: boolean;
  readonly first: number;
  readonly last: number;
  readonly children: readonly CodeSymbol[];
}

/** The innermost definition around a line, else the innermost symbol of several lines. */
export function symbolAround(symbols: readonly CodeSymbol[], line: number): CodeSymbol | undefined {
  const around = pathTo(symbols, line);
  return (
    around.findLast((symbol) => symbol.definition) ??
    around.findLast((symbol) => symbol.last > symbol.first)
  );
}

/** From the outermost to the innermost. Flat lists, as older language servers send them, nest by their ranges. */
function pathTo(symbols: readonly CodeSymbol[], line: number): readonly CodeSymbol[] {
  return symbols
    .filter(({ first, last }) => first <= line && line <= last)
    .sort((a, b) => b.last - b.first - (a.last - a.first))
    .flatMap((symbol) => [symbol, ...pathTo(symbol.children, line)]);
}
