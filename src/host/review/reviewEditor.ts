import * as vscode from 'vscode';
import {
  fileLine,
  reviewLine,
  reviewText,
  type ReviewHunk,
  type ReviewText,
} from '../../core/edits/reviewText';
import { pickCheck } from './checkedFile';
import { closeReview } from './closeReview';
import { HunkDecorations } from './hunkDecorations';
import { hunkLenses, type ReviewedFile } from './hunkLenses';
import { plainLanguage } from './plainLanguage';
import { ofProposalUri, reviewScheme, reviewUri } from './proposalUri';
import type { ShownHow } from './shownHow';
import { SpokenStatus } from './spokenStatus';
import { proposedDocument, type ProposedDocument } from './proposedDocument';
import type { Proposal } from '../../core/edits/proposal';

/** Where reviews come from. */
export interface ReviewSource {
  find(answerId: string): Promise<Proposal | undefined>;
}

/** Where a cursor goes: to the first hunk from this one on, or to a line of the file as it would be, 1-based. */
type Goal = { readonly hunk: number } | { readonly line: number };

/** A review that is open. */
interface Page extends ReviewedFile {
  readonly text: string;
  /** Where the cursor goes when this is what the editor shows. */
  readonly goTo?: Goal;
}

/** A line of a file that a proposal changes. */
interface PlaceInFile {
  readonly answerId: string;
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

/** Shows files with the lines to go and those to come in place, and follows the files while somebody types. */
export class ReviewEditor implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly pages = new Map<string, Page>();
  /** What the next text of a review goes to. */
  private readonly wanted = new Map<string, Goal>();
  private readonly decorations = new HunkDecorations();
  private readonly said: SpokenStatus;
  private readonly lensesChanged = new vscode.EventEmitter<void>();
  private readonly listening: readonly vscode.Disposable[];

  readonly onDidChangeCodeLenses = this.lensesChanged.event;

  constructor(
    private readonly source: ReviewSource,
    private readonly changed: (uri: string) => void,
    aloud: (sentence: string) => void,
  ) {
    this.said = new SpokenStatus(aloud);
    const { workspace, window, languages } = vscode;
    this.listening = [
      languages.registerCodeLensProvider({ scheme: reviewScheme }, this),
      workspace.onDidChangeTextDocument(({ document }) => this.follow(document)),
      workspace.onDidCloseTextDocument(({ uri }) => this.pages.delete(uri.toString())),
      window.onDidChangeVisibleTextEditors(() => this.draw()),
      // What was said is about a review that is in front.
      window.onDidChangeActiveTextEditor(() => !this.front() && this.said.dispose()),
    ];
  }

  async provide(uri: vscode.Uri): Promise<string> {
    const { answerId, fileUri } = ofProposalUri(uri);
    const proposal = await this.source.find(answerId);
    const file = proposal?.files.find((one) => one.uri === fileUri);
    const key = uri.toString();
    if (!proposal || !file) {
      await closeReview(answerId, { uri: fileUri });
      return this.pages.get(key)?.text ?? '';
    }
    const fileCount = proposal.files.length;
    const now = await proposedDocument(file);
    const review = reviewText(file, now.text);
    const text = review.lines.join('\n');
    const { isComing = false } = proposal;
    const about = { file, fileCount, isComing, isThere: now.document !== undefined };
    const goTo = this.wanted.get(key) ?? this.pages.get(key)?.goTo;
    this.wanted.delete(key);
    const going = goTo !== undefined && { goTo };
    this.pages.set(key, { ...review, ...about, text, ...going });
    // Where the text stays the same VS Code tells nobody, and the hunks may still be others.
    this.draw();
    return text;
  }

  /** Opens the review of a file where the file is, with the cursor in its first hunk. */
  async open(
    answerId: string,
    { file, document: of }: ProposedDocument,
    { preserveFocus = false, line }: ShownHow = {},
  ): Promise<void> {
    const uri = reviewUri(answerId, file);
    const opened = await vscode.workspace.openTextDocument(uri);
    const language = plainLanguage(of?.languageId ?? opened.languageId);
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
    this.want(uri, line === undefined ? { hunk: 0 } : { line });
  }

  /** Puts the cursor into the first hunk from this one on, once the review shows what was decided. */
  goTo(uri: vscode.Uri, index: number): void {
    this.want(uri, { hunk: index });
  }

  private want(uri: vscode.Uri, goal: Goal): void {
    this.wanted.set(uri.toString(), goal);
    this.changed(uri.toString());
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
    if (next) this.select(editor, page, next);
  }

  /** Lists what was checked in the file of a review, and goes where the user picks. */
  async showChecks(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const { file } = this.pages.get(key) ?? {};
    const line = file && (await pickCheck(file));
    const editor = vscode.window.visibleTextEditors.find(
      (one) => one.document.uri.toString() === key,
    );
    const page = this.pages.get(key);
    if (line !== undefined && editor && page) goToLine(editor, reviewLine(page, line - 1));
  }

  /** The place in the file, 1-based, of a line of a review, else of the cursor's in the one that is in front. */
  placeInFile(uri: vscode.Uri | undefined, line: number | undefined): PlaceInFile | undefined {
    const editor = vscode.window.activeTextEditor;
    const shown = uri ?? editor?.document.uri;
    const page = shown && this.pages.get(shown.toString());
    if (!page) return undefined;
    const at = fileLine(page, line ?? editor?.selection.active.line ?? 0);
    return { answerId: ofProposalUri(shown).answerId, path: page.file.path, line: at + 1 };
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const page = this.pages.get(document.uri.toString());
    return page && isShown(document, page) ? [...hunkLenses(document.uri, page)] : [];
  }

  refresh(answerId: string): void {
    for (const key of this.pages.keys()) {
      if (ofProposalUri(vscode.Uri.parse(key)).answerId === answerId) this.changed(key);
    }
  }

  dispose(): void {
    const { listening, decorations, lensesChanged, said } = this;
    for (const one of [...listening, decorations, lensesChanged, said]) one.dispose();
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
      if (ofProposalUri(vscode.Uri.parse(key)).fileUri === target) this.changed(key);
    }
  }

  private select(editor: vscode.TextEditor, page: Page, hunk: ReviewHunk): void {
    goToLine(editor, hunk.first, hunk.end - 1);
    this.said.say(hunkSentence(page, hunk));
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
      this.pages.set(key, rest);
      if ('line' in goTo) {
        goToLine(editor, reviewLine(page, goTo.line - 1));
        continue;
      }
      const hunk = page.hunks.find(({ index }) => index >= goTo.hunk) ?? page.hunks[0];
      if (hunk) this.select(editor, page, hunk);
    }
  }
}

/** An editor shows a new text a moment after it is known. */
function isShown(document: vscode.TextDocument, { text }: Page): boolean {
  return document.getText().replaceAll('\r\n', '\n') === text;
}

function goToLine(editor: vscode.TextEditor, line: number, last = line): void {
  const cursor = new vscode.Position(line, 0);
  editor.selection = new vscode.Selection(cursor, cursor);
  const { InCenterIfOutsideViewport } = vscode.TextEditorRevealType;
  editor.revealRange(new vscode.Range(line, 0, last, 0), InCenterIfOutsideViewport);
}

function hunkSentence({ hunks, kinds }: ReviewText, hunk: ReviewHunk): string {
  const number = hunks.indexOf(hunk) + 1;
  if (hunk.status === 'touched')
    return vscode.l10n.t('Change {0} of {1}: you edited this place.', number, hunks.length);
  const ofHunk = kinds.slice(hunk.first, hunk.end);
  const added = ofHunk.filter((kind) => kind === 'added').length;
  const removed = ofHunk.length - added;
  return vscode.l10n.t('Change {0} of {1}: +{2} −{3}', number, hunks.length, added, removed);
}

/** Where the file is open. */
function columnOf(fileUri: string): vscode.ViewColumn | undefined {
  return vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === fileUri,
    ),
  )?.viewColumn;
}
