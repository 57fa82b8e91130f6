import type * as treeSitterModule from '@vscode/tree-sitter-wasm';
import type { Disposable, GrammarFiles } from '../ports';
import { grammars, symbolQueries, type GrammarName } from './grammars';
import type { Syntax } from './syntax';
import { SyntaxReader } from './syntaxReader';

type TreeSitter = typeof treeSitterModule;

/** Reads code by the grammar of its language. The parser and each grammar are loaded on first need, and once. */
export class SyntaxTrees implements Disposable {
  private treeSitter: Promise<TreeSitter> | undefined;
  private readonly readers = new Map<GrammarName, Promise<SyntaxReader>>();

  constructor(private readonly files: GrammarFiles) {}

  /** Undefined for a language that has no grammar here. Rejects where the files cannot be read. */
  open(languageId: string): Promise<Syntax> | undefined {
    if (languageId === 'json' || languageId === 'jsonc') return openJson(languageId === 'jsonc');
    const name = Object.hasOwn(grammars, languageId) ? grammars[languageId] : undefined;
    if (!name) return undefined;
    const known = this.readers.get(name);
    if (known) return known;
    const reader = this.load(name);
    this.readers.set(name, reader);
    // What failed once is tried again at the next need.
    reader.catch(() => this.readers.delete(name));
    return reader;
  }

  dispose(): void {
    for (const reader of this.readers.values())
      reader.then((it) => it.dispose()).catch(() => undefined);
    this.readers.clear();
  }

  private async load(name: GrammarName): Promise<SyntaxReader> {
    this.treeSitter ??= startTreeSitter(this.files);
    this.treeSitter.catch(() => (this.treeSitter = undefined));
    const [{ Language: loader, Parser: ParserClass, Query }, bytes] = await Promise.all([
      this.treeSitter,
      this.files.read(`tree-sitter-${name}.wasm`),
    ]);
    const language = await loader.load(bytes);
    const parser = new ParserClass();
    parser.setLanguage(language);
    return new SyntaxReader(parser, new Query(language, symbolQueries[name]));
  }
}

async function openJson(trailingCommas: boolean): Promise<Syntax> {
  const { jsonSyntax } = await import('./jsonSyntax');
  return jsonSyntax(trailingCommas);
}

async function startTreeSitter(files: GrammarFiles): Promise<TreeSitter> {
  const [loaded, wasmBinary] = await Promise.all([
    import('@vscode/tree-sitter-wasm') as Promise<TreeSitter & { readonly default?: TreeSitter }>,
    files.read('tree-sitter.wasm'),
  ]);
  const treeSitter = loaded.default ?? loaded;
  // Its declaration knows only a file's place; given the bytes, it reads none.
  const options: Record<string, unknown> = { wasmBinary };
  await treeSitter.Parser.init(options as Parameters<TreeSitter['Parser']['init']>[0]);
  return treeSitter;
}
