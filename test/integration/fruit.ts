import * as vscode from 'vscode';
import { sampleUri } from './window';

const texts = {
  types: `type Price = cents

function pay(price)
  return price
end

type Receipt
  total: Price
end
`,
  use: `import types

class Shop
  let price: Price = 3
  let quote = pay(price)
  show(quote)
end
`,
} as const;

type File = keyof typeof texts;
type Place = readonly [file: File, line: number];

const symbols: Readonly<
  Record<File, readonly (readonly [string, vscode.SymbolKind, number, number])[]>
> = {
  types: [
    ['pay', vscode.SymbolKind.Function, 2, 4],
    ['Receipt', vscode.SymbolKind.Struct, 6, 8],
  ],
  use: [['Shop', vscode.SymbolKind.Class, 2, 6]],
};

/** Where each name is defined, where its type is, and what a hover says of it. */
const names: Readonly<
  Record<string, { readonly at?: Place; readonly type?: Place; readonly hover?: string }>
> = {
  Price: { at: ['types', 0] },
  pay: { at: ['types', 2], hover: 'function pay(price)' },
  price: { at: ['use', 3], hover: 'let price: Price' },
  quote: { at: ['use', 4], type: ['types', 6], hover: 'let quote: Receipt' },
};

let count = 0;

/** Two files of a language of their own, and its server, which answers at once unless it hangs. */
export class Fruit implements vscode.Disposable {
  /** Files of other names each time: what was known of one is remembered for a while. */
  private readonly number = (count += 1);
  /** What it was asked: `hover quote`. */
  readonly asked = new Set<string>();
  /** Called in the place of an answer, which never comes. */
  hangs: (() => unknown) | undefined;
  private readonly registered: vscode.Disposable;

  constructor() {
    const selector = { pattern: '**/*.fru' };
    const { languages } = vscode;
    this.registered = vscode.Disposable.from(
      languages.registerDefinitionProvider(selector, {
        provideDefinition: (...where) => this.answer('name', where, ({ at }) => this.placeOf(at)),
      }),
      languages.registerTypeDefinitionProvider(selector, {
        provideTypeDefinition: (...where) =>
          this.answer('type', where, ({ type }) => this.placeOf(type)),
      }),
      languages.registerHoverProvider(selector, {
        provideHover: (...where) =>
          this.answer('hover', where, ({ hover }) =>
            hover === undefined
              ? undefined
              : new vscode.Hover(new vscode.MarkdownString(`\`\`\`fru\n${hover}\n\`\`\``)),
          ),
      }),
      languages.registerDocumentSymbolProvider(selector, {
        provideDocumentSymbols: ({ uri }) =>
          symbolsOf(uri.path.includes('/types') ? 'types' : 'use'),
      }),
    );
  }

  uri(file: File): vscode.Uri {
    return sampleUri(`${file}${this.number}.fru`);
  }

  /** Puts the files into the workspace. */
  async open(): Promise<void> {
    for (const file of ['types', 'use'] as const)
      await vscode.workspace.fs.writeFile(this.uri(file), Buffer.from(texts[file]));
  }

  async close(): Promise<void> {
    for (const file of ['types', 'use'] as const) await vscode.workspace.fs.delete(this.uri(file));
  }

  dispose(): void {
    this.registered.dispose();
  }

  private placeOf(place: Place | undefined): vscode.Location | undefined {
    return place && new vscode.Location(this.uri(place[0]), new vscode.Position(place[1], 0));
  }

  private answer<T>(
    what: string,
    [document, position]: readonly [vscode.TextDocument, vscode.Position, ...unknown[]],
    find: (name: NonNullable<(typeof names)[string]>) => T | undefined,
  ): T | undefined | Promise<undefined> {
    const word = document.getText(document.getWordRangeAtPosition(position));
    // Somebody may still be asking about the files of another test.
    if (!document.uri.path.endsWith(`${this.number}.fru`)) return undefined;
    this.asked.add(`${what} ${word}`);
    if (this.hangs) {
      this.hangs();
      return new Promise(() => undefined);
    }
    return find(names[word] ?? {});
  }
}

function symbolsOf(file: File): vscode.DocumentSymbol[] {
  return symbols[file].map(([name, kind, first, last]) => {
    const range = new vscode.Range(first, 0, last, 100);
    return new vscode.DocumentSymbol(name, '', kind, range, new vscode.Range(first, 0, first, 1));
  });
}
