import type { OpenSyntax } from '../../../src/core/syntax/openSyntax';
import { seededRandom } from '../../support/seededRandom';
import { definitionsIn } from './definitions';
import { faultsOf, generate, type Definitions } from './generate';
import { writtenFormats, type GeneratedCase } from './generatedCase';
import { byLanguage, pick, type Random, type SourceFile } from './sourceFile';

/** Makes cases of the files: the same for the same number. */
export class CaseMaker {
  private readonly byLanguage: readonly (readonly SourceFile[])[];
  private readonly definitions = new Map<SourceFile, Promise<Definitions>>();

  constructor(
    files: readonly SourceFile[],
    private readonly openSyntax: OpenSyntax,
  ) {
    this.byLanguage = [...byLanguage(files, ({ languageId }) => languageId).values()];
  }

  async make(number: number): Promise<GeneratedCase> {
    const random = seededRandom(Math.imul(number, 0x9e3779b1));
    for (;;) {
      const file = this.anyFile(random);
      const format = pick(writtenFormats, random) ?? 'searchReplace';
      const fault = pick(faultsOf(format), random) ?? 'none';
      const made = generate(file, format, fault, await this.definitionsOf(file), random);
      if (made?.format === 'definition' && made.isClear && !(await this.isReadable(made)))
        return { ...made, isClear: false };
      if (made && !(await this.definesTwice(made))) return made;
    }
  }

  /** Nobody asks for a second definition of a name: where an answer has one, the one that is there is meant. */
  private async definesTwice({ file, text, truth = text }: GeneratedCase): Promise<boolean> {
    const syntax = await this.openSyntax(file.languageId);
    if (!syntax) return false;
    const timesOf = (code: string): ReadonlyMap<string, number> => {
      const times = new Map<string, number>();
      for (const { path } of syntax.outline(code).symbols)
        times.set(path, (times.get(path) ?? 0) + 1);
      return times;
    };
    const before = timesOf(text);
    return [...timesOf(truth)].some(([path, count]) => count > Math.max(1, before.get(path) ?? 0));
  }

  /** A definition with a fault in its syntax cannot be told from a part of one. */
  private async isReadable({ file, truth = '' }: GeneratedCase): Promise<boolean> {
    const syntax = await this.openSyntax(file.languageId);
    return syntax?.outline(truth).faults.length === 0;
  }

  /** Of a language with few files each is taken more often, but not as often as if all languages were alike. */
  private anyFile(random: Random): SourceFile {
    const weights = this.byLanguage.map(({ length }) => Math.sqrt(length));
    let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
    const at = weights.findIndex((weight) => (left -= weight) < 0);
    const file = pick(this.byLanguage[Math.max(0, at)] ?? [], random);
    if (!file) throw new Error('no file to make cases of');
    return file;
  }

  private definitionsOf(file: SourceFile): Promise<Definitions> {
    const known = this.definitions.get(file) ?? definitionsIn(file, this.openSyntax);
    this.definitions.set(file, known);
    return known;
  }
}
