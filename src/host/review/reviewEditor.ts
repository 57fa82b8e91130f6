import * as vscode from 'vscode';
import { reviewText, type ReviewHunk, type ReviewText } from '../../core/edits/reviewText';
import { HunkDecorations } from './hunkDecorations';
import { hunkLenses } from './hunkLenses';
import { ofProposalUri, reviewScheme, reviewUri } from './proposalUri';
import { proposedDocument, type ProposedDocument } from './proposedDocument';
import type { Proposal } from '../../core/edits/proposal';

/** Where reviews come from. */
export interface ReviewSource {
  find(answerId: string): Promise<Proposal | undefined>;
}

/** A review that is open. */
interface Page extends ReviewText {
  readonly text: string;
  /** Of the proposal. */
  readonly fileCount: number;
  /** Where the cursor goes when this is what the editor shows: to the first hunk from this one on. */
  readonly goTo?: number;
}

/** How long the status bar says where the cursor went, in milliseconds. */
const sayMs = 5000;

/** Shows files with the lines to go and those to come in place, and follows the files while somebody types. */
export class ReviewEditor implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly pages = new Map<string, Page>();
  private readonly decorations = new HunkDecorations();
  private readonly lensesChanged = new vscode.EventEmitter<void>();
  private readonly listening: readonly vscode.Disposable[];

  readonly onDidChangeCodeLenses = this.lensesChanged.event;

  constructor(
    private readonly source: ReviewSource,
    private readonly changed: (uri: vscode.Uri) => void,
  ) {
    const { workspace, window, languages } = vscode;
    this.listening = [
      languages.registerCodeLensProvider({ scheme: reviewScheme }, this),
      workspace.onDidChangeTextDocument(({ document }) => this.follow(document)),
      workspace.onDidCloseTextDocument(({ uri }) => this.pages.delete(uri.toString())),
      window.onDidChangeVisibleTextEditors(() => this.draw()),
    ];
  }

  async provide(uri: vscode.Uri): Promise<string> {
    const { answerId, fileUri } = ofProposalUri(uri);
    const proposal = await this.source.find(answerId);
    const file = proposal?.files.find((one) => one.uri === fileUri);
    const page = this.pages.get(uri.toString());
    if (!proposal || !file) return page?.text ?? '';
    const fileCount = proposal.files.length;
    const review = reviewText(file, (await proposedDocument(file)).text);
    const text = review.lines.join('\n');
    this.pages.set(uri.toString(), { ...page, ...review, text, fileCount });
    // Where the text stays the same VS Code tells nobody, and the hunks may still be others.
    this.draw();
    return text;
  }

  /** Opens the review of a file where the file is, with the cursor in its first hunk. */
  async open(
    answerId: string,
    { file, document: of }: ProposedDocument,
    preserveFocus = false,
  ): Promise<void> {
    const uri = reviewUri(answerId, file);
    const opened = await vscode.workspace.openTextDocument(uri);
    const language = of?.languageId ?? opened.languageId;
    const document =
      opened.languageId === language
        ? opened
        : await vscode.languages.setTextDocumentLanguage(opened, language);
    const column = columnOf(file.uri);
    await vscode.window.showTextDocument(document, {
      preview: true,
      preserveFocus,
      ...(column !== undefined && { viewColumn: column }),
    });
    this.goTo(uri, 0);
  }

  /** Puts the cursor into the first hunk from this one on, once the review shows what was decided. */
  goTo(uri: vscode.Uri, index: number): void {
    const page = this.pages.get(uri.toString());
    if (page) this.pages.set(uri.toString(), { ...page, goTo: index });
    this.draw();
  }

  /** The hunk that the cursor is in, of the review that is in front. */
  hunkAtCursor(): { readonly uri: vscode.Uri; readonly index: number } | undefined {
    const shown = this.front();
    const line = shown?.editor.selection.active.line ?? -1;
    const hunk = shown?.page.hunks.find(({ first, end }) => first <= line && line < end);
    return shown && hunk && { uri: shown.editor.document.uri, index: hunk.index };
  }

  /** To the next or the previous hunk, round the end. */
  move(direction: 1 | -1): void {
    const shown = this.front();
    if (!shown) return;
    const { editor, page } = shown;
    const { line } = editor.selection.active;
    const [first, last] = [page.hunks[0], page.hunks.at(-1)];
    const next =
      direction === 1
        ? (page.hunks.find((hunk) => hunk.first > line) ?? first)
        : (page.hunks.findLast((hunk) => hunk.end <= line) ?? last);
    if (next) select(editor, page, next);
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const page = this.pages.get(document.uri.toString());
    return page && isShown(document, page)
      ? [...hunkLenses(document.uri, page, page.fileCount)]
      : [];
  }

  refresh(answerId: string): void {
    for (const key of this.pages.keys()) {
      const uri = vscode.Uri.parse(key);
      if (ofProposalUri(uri).answerId === answerId) this.changed(uri);
    }
  }

  dispose(): void {
    for (const one of [...this.listening, this.decorations, this.lensesChanged]) one.dispose();
  }

  private front(): { readonly editor: vscode.TextEditor; readonly page: Page } | undefined {
    const editor = vscode.window.activeTextEditor;
    const page = editor && this.pages.get(editor.document.uri.toString());
    return editor && page && { editor, page };
  }

  private follow(document: vscode.TextDocument): void {
    if (document.uri.scheme === reviewScheme) {
      this.draw();
      return;
    }
    const target = document.uri.toString();
    for (const key of this.pages.keys()) {
      const uri = vscode.Uri.parse(key);
      if (ofProposalUri(uri).fileUri === target) this.changed(uri);
    }
  }

  private draw(): void {
    this.lensesChanged.fire();
    for (const editor of vscode.window.visibleTextEditors) {
      const key = editor.document.uri.toString();
      const page = this.pages.get(key);
      if (!page || !isShown(editor.document, page)) continue;
      this.decorations.show(editor, page);
      if (page.goTo === undefined || editor !== vscode.window.activeTextEditor) continue;
      const { goTo, ...rest } = page;
      const hunk = page.hunks.find(({ index }) => index >= goTo) ?? page.hunks[0];
      this.pages.set(key, rest);
      if (hunk) select(editor, page, hunk);
    }
  }
}

/** An editor shows a new text a moment after it is known. */
function isShown(document: vscode.TextDocument, { text }: Page): boolean {
  return document.getText().replaceAll('\r\n', '\n') === text;
}

function select(editor: vscode.TextEditor, page: Page, hunk: ReviewHunk): void {
  const { first, end } = hunk;
  const cursor = new vscode.Position(first, 0);
  editor.selection = new vscode.Selection(cursor, cursor);
  editor.revealRange(
    new vscode.Range(first, 0, end - 1, 0),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
  vscode.window.setStatusBarMessage(hunkSentence(page, hunk), sayMs);
}

function hunkSentence({ hunks, kinds }: ReviewText, hunk: ReviewHunk): string {
  const number = hunks.indexOf(hunk) + 1;
  if (hunk.status === 'touched')
    return vscode.l10n.t('Change {0} of {1}: you edited this place.', number, hunks.length);
  const ofHunk = kinds.slice(hunk.first, hunk.end);
  const added = ofHunk.filter((kind) => kind === 'added').length;
  return vscode.l10n.t(
    'Change {0} of {1}: {2} lines added, {3} removed.',
    number,
    hunks.length,
    added,
    ofHunk.length - added,
  );
}

/** Where the file is open. */
function columnOf(fileUri: string): vscode.ViewColumn | undefined {
  return vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === fileUri,
    ),
  )?.viewColumn;
}
