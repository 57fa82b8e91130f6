type Require = (name: string) => unknown;

interface Chunk {
  exports: Readonly<Record<string, unknown>>;
}

/** How the build writes an `import()` of another of its files, and what it is to become here. */
const later = /Promise\.resolve\(\)\.then\(\(\)\s*=>\s*([\w$]+\()?require\("\.\/([^"]+)"\)/g;
const laterHere = '$frugalLoad("$2").then(()=>$1$frugalLoaded("$2")';
const atOnce = /\brequire\("\.\/([^"]+)"\)/g;

/** What packages ask Node for where they find themselves there, or for what Frugal does not use. */
const nodeModule = /^(node:.*|crypto|fs|fs\/promises|module|path|url)$/;

/**
 * Loads the files of the extension in a browser, whose extension host loads no more than one: a file is read when it is first
 * needed, together with those that it needs at once. They are the same files that Node loads.
 */
export class ChunkLoader {
  private readonly chunks = new Map<string, Chunk>();
  private readonly texts = new Map<string, string>();
  private readonly reading = new Map<string, Promise<string>>();

  /**
   * @param outer what the extension host itself gives: VS Code's API
   * @param read the text of a file by its name
   */
  constructor(
    private readonly outer: Require,
    private readonly read: (file: string) => Promise<string>,
  ) {}

  /** A file that is there from the beginning. */
  add(file: string, text: string): void {
    this.texts.set(file, text.replace(later, laterHere));
  }

  /** @throws Error for a file that was not loaded */
  require(name: string): unknown {
    if (nodeModule.test(name)) return {};
    if (!name.startsWith('./')) return this.outer(name);
    const file = name.slice(2);
    const known = this.chunks.get(file);
    if (known) return known.exports;
    const text = this.texts.get(file);
    if (text === undefined) throw new Error(`${file} is not loaded.`);
    const chunk: Chunk = { exports: {} };
    this.chunks.set(file, chunk);
    this.texts.delete(file);
    const names = ['module', 'exports', 'require', '$frugalLoad', '$frugalLoaded'];
    // As the extension host itself makes a function of the first file.
    const run = Reflect.construct(Function, [
      ...names,
      `${text}\n//# sourceURL=frugal/${file}`,
    ]) as (...values: readonly unknown[]) => void;
    const require: Require = (other) => this.require(other);
    run(
      chunk,
      chunk.exports,
      require,
      (other: string) => this.load(other),
      (other: string) => this.require(`./${other}`),
    );
    return chunk.exports;
  }

  /** Rejects where a file cannot be read; it is tried again at the next need. */
  async load(file: string): Promise<void> {
    const seen = new Set<string>();
    const visit = async (one: string): Promise<void> => {
      if (seen.has(one) || this.chunks.has(one)) return;
      seen.add(one);
      const text = await this.textOf(one);
      await Promise.all([...text.matchAll(atOnce)].map(([, name = '']) => visit(name)));
    };
    await visit(file);
  }

  private async textOf(file: string): Promise<string> {
    const reading = this.reading.get(file) ?? this.read(file);
    this.reading.set(file, reading);
    try {
      const text = await reading;
      if (!this.chunks.has(file) && !this.texts.has(file)) this.add(file, text);
      return this.texts.get(file) ?? '';
    } catch (error) {
      this.reading.delete(file);
      throw error;
    }
  }
}
