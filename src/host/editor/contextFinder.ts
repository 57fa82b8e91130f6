import * as vscode from 'vscode';
import { importLines } from '../../core/context/importLines';
import { Lookups } from '../../core/context/lookups';
import { usedNames } from '../../core/context/usedNames';
import type { Clock, Disposable } from '../../core/ports';
import { createAttachment, type Attachment } from '../../core/prompt/attachment';
import { documentPath } from './documentPath';
import { inTime } from './inTime';
import { largestFile, type Code } from './readCode';
import { symbolsOf } from './symbols';
import { symbolAround } from './symbolAround';

/** A question waits no longer for all of it; what comes later is there for the next one. */
const budgetMs = 20;
/** A selection that is still being made is left alone, and so is a very long one. */
const settleMs = 100;
const mostPreparedLines = 1000;
/** A language server that says nothing for so long is asked again the next time. */
const patienceMs = 1500;
const mostNames = 12;
const mostImportLines = 30;
const mostDefinitionLines = 40;
/** Characters of all of it together: some 2,500 tokens. */
const mostText = 10_000;

/** A piece of a document, in whole lines. */
interface Piece {
  readonly document: vscode.TextDocument;
  /** 0-based and inclusive. */
  readonly first: number;
  readonly last: number;
}

/** Lines of a document, or what a hover says of a name that is defined outside the workspace. */
type Finding = Piece | string;

/**
 * What the code uses, found locally: the imports of its file, the head of what it stands in, the definitions of the names in
 * it, and what the language server says of those that are defined outside the workspace.
 */
export class ContextFinder implements vscode.Disposable {
  private readonly findings: Lookups<Finding>;
  private readonly listening: vscode.Disposable;
  private resting: Disposable | undefined;

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

  /** Each piece is an attachment that the user sees and that goes first where room is short. Takes 20 ms at the most. */
  async find(code: Code): Promise<readonly Attachment[]> {
    if (!this.mayLook()) return [];
    const found = await this.findings.within(budgetMs, this.lookUp(code));
    const pieces = found.filter((finding) => typeof finding !== 'string');
    const types = new Set(found.filter((finding) => typeof finding === 'string'));
    const known = withoutDoubles([...importsOf(code), ...pieces], code).map(attachPiece);
    return bounded(types.size > 0 ? [...known, attachTypes(code.document, [...types])] : known);
  }

  /** Begins now what a question about the code will want. */
  prepare(code: Code): void {
    if (this.mayLook()) void this.lookUp(code);
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

  private lookUp(code: Code): readonly Promise<Finding | undefined>[] {
    const { clock, findings } = this;
    const { document, range } = code;
    const keyOf = (what: string): string =>
      `${document.uri.toString()} ${document.version} ${what}`;
    const start = document.offsetAt(range.start);
    const names = usedNames(document.getText(range), mostNames);
    const { line: first } = range.start;
    return [
      findings.find(keyOf(`head ${first} ${range.end.line}`), () => headAround(code, clock)),
      ...names.map(({ offset }) =>
        findings.find(keyOf(`name ${start + offset}`), () =>
          definitionAt(document, document.positionAt(start + offset), clock),
        ),
      ),
    ];
  }
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
  const last = Math.min(around.first + mostDefinitionLines, range.start.line) - 1;
  return { document, first: around.first, last };
}

/** The lines of the definition where it is the user's own code, else what a hover says of it. */
async function definitionAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  clock: Clock,
): Promise<Finding | undefined> {
  const found = await inTime(
    vscode.commands.executeCommand<readonly (vscode.Location | vscode.LocationLink)[] | undefined>(
      'vscode.executeDefinitionProvider',
      document.uri,
      position,
    ),
    patienceMs,
    clock,
  );
  const [place] = found ?? [];
  if (!place) return undefined;
  const uri = 'uri' in place ? place.uri : place.targetUri;
  const line = ('uri' in place ? place.range : place.targetRange).start.line;
  if (isOwn(uri)) return pieceAt(uri, line, clock);
  return hoverAt(document, position, clock);
}

/** Code of the workspace, and not of a package that was installed into it. */
function isOwn(uri: vscode.Uri): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return (
    folder !== undefined && !/\/(node_modules|\.venv|venv|site-packages|vendor)\//.test(uri.path)
  );
}

async function pieceAt(uri: vscode.Uri, line: number, clock: Clock): Promise<Piece | undefined> {
  const document = await inTime(vscode.workspace.openTextDocument(uri), patienceMs, clock);
  if (!document || document.getText().length > largestFile) return undefined;
  const symbol = symbolAround(await symbolsOf(document, clock, patienceMs), line);
  const [first, last] = symbol ? [symbol.first, symbol.last] : [line, line];
  return { document, first, last: Math.min(last, first + mostDefinitionLines - 1) };
}

async function hoverAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  clock: Clock,
): Promise<string | undefined> {
  const hovers = await inTime(
    vscode.commands.executeCommand<readonly vscode.Hover[] | undefined>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    ),
    patienceMs,
    clock,
  );
  const text = (hovers ?? [])
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
  // The first block of code of a hover is the signature.
  return /```\w*\n([^]*?)\n```/.exec(text)?.[1]?.slice(0, 400);
}

/** Each piece once, and nothing that the code itself shows. */
function withoutDoubles(pieces: readonly Piece[], { document, range }: Code): readonly Piece[] {
  const kept: Piece[] = [];
  for (const piece of pieces) {
    const isInside = (outer: Piece): boolean =>
      outer.document === piece.document && outer.first <= piece.first && piece.last <= outer.last;
    const code = { document, first: range.start.line, last: range.end.line };
    if (![code, ...kept].some(isInside)) kept.push(piece);
  }
  return kept;
}

function attachPiece({ document, first, last }: Piece): Attachment {
  return createAttachment({
    id: crypto.randomUUID(),
    uri: document.uri.toString(),
    path: documentPath(document),
    languageId: document.languageId,
    text: document.getText(document.validateRange(new vscode.Range(first, 0, last, 10_000))),
    lines: [first + 1, last + 1],
    supporting: true,
  });
}

function attachTypes(
  { uri, languageId }: vscode.TextDocument,
  types: readonly string[],
): Attachment {
  return createAttachment({
    id: crypto.randomUUID(),
    uri: uri.toString(),
    path: vscode.l10n.t('types in use'),
    languageId,
    text: types.join('\n'),
    supporting: true,
  });
}

function bounded(attachments: readonly Attachment[]): readonly Attachment[] {
  let left = mostText;
  return attachments.filter(({ text }) => (left -= text.length) >= 0);
}
