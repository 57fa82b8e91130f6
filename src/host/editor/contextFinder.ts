import * as vscode from 'vscode';
import { importLines } from '../../core/context/importLines';
import { Lookups } from '../../core/context/lookups';
import { usedNames } from '../../core/context/usedNames';
import type { Clock, Disposable } from '../../core/ports';
import type { Attachment } from '../../core/prompt/attachment';
import { heldBack } from './heldBack';
import { definedAt, hoverAt, patienceMs, type Place } from './askLanguage';
import {
  attachPiece,
  attachTypes,
  bounded,
  isOwn,
  mostPieceLines,
  pieceAround,
  withoutDoubles,
  type Piece,
} from './pieces';
import { fileOf } from './notebookCell';
import { codeOfProblem, type Code } from './readCode';
import { symbolsOf } from './symbols';
import { symbolAround } from './symbolAround';

/** A question waits no longer for all of it; what comes later is there for the next one. */
const budgetMs = 20;
/** A selection that is still being made is left alone, and so is a very long one. */
const settleMs = 100;
const mostPreparedLines = 1000;
const mostNames = 12;
const mostProblems = 10;
const mostRelated = 10;
const mostImportLines = 30;
/** Milliseconds in which nobody begins to ignore a file. */
const heldFreshMs = 30_000;

/** Lines of a document, or what a hover says. */
type Finding = Piece | string;

/** How much is looked for, and how long. */
export interface Looking {
  /** What VS Code reports of the code: what stands at their places, and at those that they refer to, comes first. */
  readonly problems?: readonly vscode.Diagnostic[];
  /** Milliseconds that it may take; absent: 20. */
  readonly waitMs?: number;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
}

/**
 * What the code uses, found locally: the imports of its file, the head of what it stands in, the definitions of the names in
 * it and of their types, and what the language server says of those whose definition does not tell.
 */
export class ContextFinder implements vscode.Disposable {
  private readonly findings: Lookups<Finding>;
  private readonly listening: vscode.Disposable;
  private resting: Disposable | undefined;
  /** Whether a file may go along unasked, by its uri. */
  private readonly free = new Map<string, { readonly at: number; readonly is: Promise<boolean> }>();

  /** @param wanted whether the user's settings ask for it */
  constructor(
    private readonly clock: Clock,
    private readonly wanted: () => boolean,
  ) {
    this.findings = new Lookups(clock);
    const { window, workspace } = vscode;
    this.listening = vscode.Disposable.from(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isOwn(document.uri)) this.findings.forget();
      }),
      // It may change unseen from now on.
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (isOwn(uri)) this.findings.forget();
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        this.resting?.dispose();
        this.resting = clock.after(settleMs, () => this.prepareSelection(textEditor));
      }),
    );
  }

  /** Each piece is an attachment that the user sees; where room is short, the last one goes first. */
  async find(code: Code, looking: Looking = {}): Promise<readonly Attachment[]> {
    if (!this.mayLook()) return [];
    const { problems = [], waitMs = budgetMs, signal } = looking;
    const found = await this.findings.within(waitMs, this.lookUp(code, problems), signal);
    const said = found.filter((finding) => typeof finding === 'string');
    const pieces = found.filter((finding) => typeof finding !== 'string');
    const shown = withoutDoubles([...importsOf(code), ...pieces], code);
    return bounded([...attachTypes(code.document, said), ...shown.map(attachPiece)]);
  }

  /** Begins now what a question about the code will want. */
  prepare(code: Code, problems: readonly vscode.Diagnostic[] = []): void {
    if (this.mayLook()) void this.lookUp(code, problems);
  }

  /** Begins now what fixing the problem will want. */
  async prepareFix(document: vscode.TextDocument, problem: vscode.Diagnostic): Promise<void> {
    if (!this.mayLook()) return;
    this.prepare(await codeOfProblem(document, problem.range, this.clock), [problem]);
  }

  dispose(): void {
    this.resting?.dispose();
    this.listening.dispose();
  }

  /** In Restricted Mode nothing goes along that the user did not attach. */
  private mayLook(): boolean {
    return vscode.workspace.isTrusted && this.wanted();
  }

  private prepareSelection({ document, selection }: vscode.TextEditor): void {
    const isShort = selection.end.line - selection.start.line < mostPreparedLines;
    if (isShort && !selection.isEmpty && isOwn(document.uri))
      this.prepare({ document, range: selection });
  }

  /** What matters most first. */
  private lookUp(
    code: Code,
    problems: readonly vscode.Diagnostic[],
  ): readonly Promise<Finding | undefined>[] {
    const { clock, findings } = this;
    const { document, range } = code;
    const told = problems.slice(0, mostProblems);
    const { line: first } = range.start;
    const names = namesIn(code, told);
    return [
      ...relatedTo(told).map((place) =>
        findings.find(`${place.uri.toString()} line ${place.line}`, () => this.pieceOf(place)),
      ),
      ...told.map(({ range: { start } }) => this.hover(document, start)),
      findings.find(keyOf(document, `head ${first} ${range.end.line}`), () =>
        headAround(code, clock),
      ),
      ...names.map(({ position }) => this.definition('name', document, position)),
      ...told.map(({ range: { start } }) => this.definition('type', document, start)),
      ...names.map(({ position }) => this.definition('type', document, position)),
      ...names.map(({ name, position }) => this.typeOf(name, document, position)),
    ];
  }

  /** The definition, where it is the user's own code. */
  private definition(
    what: 'name' | 'type',
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<Finding | undefined> {
    const { clock, findings } = this;
    const key = keyOf(document, `${what} ${document.offsetAt(position)}`);
    return findings.find(key, async () => {
      const place = await definedAt(what, document, position, clock);
      return place && isOwn(place.uri) ? this.pieceOf(place) : undefined;
    });
  }

  /** Of a file that git or Frugal is to ignore, nothing goes along by itself. */
  private async pieceOf(place: Place): Promise<Finding | undefined> {
    return (await this.isFree(place.uri)) ? pieceAround(place, this.clock) : undefined;
  }

  private isFree(uri: vscode.Uri): Promise<boolean> {
    const key = uri.toString();
    const known = this.free.get(key);
    if (known && this.clock.now() - known.at < heldFreshMs) return known.is;
    const is = heldBack([uri]).then((held) => held.length === 0);
    this.free.set(key, { at: this.clock.now(), is });
    return is;
  }

  /** What the name is, unless its definition goes along and says it. */
  private async typeOf(
    name: string,
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<Finding | undefined> {
    const definition = await this.definition('name', document, position);
    const isTold = typeof definition === 'object' && definition.defines === name;
    return isTold ? undefined : this.hover(document, position);
  }

  private hover(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<Finding | undefined> {
    const key = keyOf(document, `hover ${document.offsetAt(position)}`);
    return this.findings.find(key, () => hoverAt(document, position, this.clock));
  }
}

function keyOf({ uri, version }: vscode.TextDocument, what: string): string {
  return `${uri.toString()} ${version} ${what}`;
}

interface NamedPosition {
  readonly name: string;
  readonly position: vscode.Position;
}

/** The names in the lines of the problems come first. */
function namesIn(
  { document, range }: Code,
  problems: readonly vscode.Diagnostic[],
): readonly NamedPosition[] {
  const start = document.offsetAt(range.start);
  const lines = problems.map((problem) => problem.range.start.line - range.start.line);
  return usedNames(document.getText(range), mostNames, lines).map(({ name, offset }) => ({
    name,
    position: document.positionAt(start + offset),
  }));
}

/** The places in the workspace that problems refer to. */
function relatedTo(problems: readonly vscode.Diagnostic[]): readonly Place[] {
  return problems
    .flatMap(({ relatedInformation = [] }) => relatedInformation)
    .map(({ location: { uri, range } }) => ({ uri, line: range.start.line }))
    .filter(({ uri }) => vscode.workspace.getWorkspaceFolder(fileOf(uri)) !== undefined)
    .slice(0, mostRelated);
}

function importsOf({ document }: Code): readonly Piece[] {
  const lines = document.getText(new vscode.Range(0, 0, 400, 0)).split(/\r?\n/);
  const span = importLines(lines, mostImportLines);
  return span ? [{ document, first: span[0], last: span[1] }] : [];
}

/** The first lines of the class, or of the function, that the code is a part of. */
async function headAround({ document, range }: Code, clock: Clock): Promise<Piece | undefined> {
  const symbols = await symbolsOf(document, clock, patienceMs);
  const around = symbolAround(
    symbols.filter(({ first, last }) => first < range.start.line && last >= range.end.line),
    range.start.line,
  );
  if (!around || around.first >= range.start.line) return undefined;
  const last = Math.min(around.first + mostPieceLines, range.start.line) - 1;
  return { document, first: around.first, last };
}
