import * as vscode from 'vscode';
import type { CurrentHunk } from '../../core/edits/currentHunks';
import { applyHunks } from '../../core/edits/places/applyHunks';
import type { HunkState, Proposal } from '../../core/edits/proposal';
import { fileName } from '../editor/documentPath';
import { checkWritable } from '../editor/writable';
import { ExpectedError } from '../expectedError';
import { closeReview } from './closeReview';
import { ofProposalUri, reviewUri } from './proposalUri';
import { IgnoredFiles } from './ignoredFiles';
import { proposedDocument, type ProposedDocument } from './proposedDocument';
import { ReviewDocuments } from './reviewDocuments';
import { showDiffs } from './showDiffs';

/** Where proposals are kept. */
export interface ProposalSource {
  find(answerId: string): Promise<Proposal | undefined>;
  /** @param which indexes of the file's hunks; absent: all that are open */
  decide(answerId: string, uri: string, state: HunkState, which?: readonly number[]): Promise<void>;
}

/** Where a proposal is shown: in place of its file's editor, or in VS Code's diff. */
export type ReviewView = 'editor' | 'diff';

/** Shows a proposal beside its files, and writes it when the user accepts it. */
export class Review implements vscode.Disposable {
  private readonly pages = new ReviewDocuments(this);
  private readonly ignored = new IgnoredFiles();
  private writing = 0;

  /** @param view how the user wants to see a proposal */
  constructor(
    private readonly proposals: ProposalSource,
    private readonly view: () => ReviewView,
  ) {}

  get isWriting(): boolean {
    return this.writing > 0;
  }

  /** The proposal of an answer; also one from before the window was reloaded. */
  find(answerId: string): Promise<Proposal | undefined> {
    return this.proposals.find(answerId);
  }

  /** Opens the review: of this file, else of the first with something to decide. @throws ExpectedError */
  async show(answerId: string, fileUri?: string): Promise<void> {
    if (this.view() === 'diff') return this.showDiff(answerId);
    const documents = await this.documents(answerId);
    const shown =
      documents.find(({ file }) => file.uri === fileUri) ??
      documents.find(hasUndecided) ??
      documents[0];
    if (shown) await (await this.pages.load()).open(answerId, shown);
  }

  /** Opens VS Code's diff of each file and its proposal. @throws ExpectedError */
  async showDiff(answerId: string): Promise<void> {
    await showDiffs(answerId, await this.documents(answerId));
  }

  /** Lets the user pick a file of the proposal, each with what is left to decide in it. @throws ExpectedError */
  async pickFile(answerId: string): Promise<void> {
    const documents = await this.documents(answerId);
    const items = documents.map(({ file, hunks }) => ({
      label: fileName(file.uri),
      description: file.path,
      detail: vscode.l10n.t(
        '{0} of {1} changes to decide',
        hunks.filter(isUndecided).length,
        hunks.length,
      ),
      uri: file.uri,
    }));
    const title = vscode.l10n.t('Review the changes to a file');
    const picked = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
    if (picked) await this.show(answerId, picked.uri);
  }

  /** Puts the cursor into the next or the previous change of the review that is in front. */
  async move(direction: 1 | -1): Promise<void> {
    (await this.pages.load()).move(direction);
  }

  /** Makes or discards one change: the one given, else the one that the cursor is in. @throws ExpectedError */
  async decideHunk(
    state: 'accepted' | 'discarded',
    ...[uri, index]: readonly unknown[]
  ): Promise<void> {
    const editor = await this.pages.load();
    const hunk =
      uri instanceof vscode.Uri && typeof index === 'number'
        ? { uri, index }
        : editor.hunkAtCursor();
    if (!hunk) throw new ExpectedError(vscode.l10n.t('Put the cursor into a change first.'));
    const { answerId, fileUri } = ofProposalUri(hunk.uri);
    if (state === 'accepted')
      await this.ignored.check([fileUri], () => this.decideHunk(state, hunk.uri, hunk.index));
    const documents = await this.documents(answerId);
    const proposed = documents.find(({ file }) => file.uri === fileUri);
    const current = proposed?.hunks.find((one) => one.index === hunk.index);
    if (!proposed || !current || !isUndecided(current)) return;
    const one = { ...proposed, hunks: [current] };
    if (state === 'accepted') {
      if (isTouched(current)) throw this.edited(answerId, [one], [one]);
      await this.write(answerId, [one]);
    } else {
      await this.proposals.decide(answerId, fileUri, state, [hunk.index]);
      this.pages.refresh(answerId);
    }
    await this.goOn(answerId, hunk.index, proposed);
  }

  /** To the next change of the file, else of the next file; after the last one to the file. */
  private async goOn(answerId: string, index: number, from: ProposedDocument): Promise<void> {
    const documents = await this.documents(answerId);
    const { uri } = from.file;
    const now = documents.find(({ file }) => file.uri === uri);
    const editor = await this.pages.load();
    if (now && hasUndecided(now)) {
      editor.goTo(reviewUri(answerId, now.file), index);
      return;
    }
    await closeReview(answerId, from.file);
    const next = documents.find(hasUndecided);
    if (next) await editor.open(answerId, next);
    else if (now && (now.document ?? now.file.hunks.some((hunk) => hunk.state === 'accepted')))
      await reveal(now);
  }

  /**
   * Makes every change that is open, of all files, as one edit. Whatever stands in the way leaves all files as they are: also
   * a place that was edited meanwhile, as half of a change is none. @throws ExpectedError
   */
  async accept(answerId: string): Promise<void> {
    const { files } = await this.proposal(answerId);
    const uris = files.map(({ uri }) => uri);
    await this.ignored.check(uris, () => this.accept(answerId));
    const documents = await this.documents(answerId);
    const touched = documents.filter(({ hunks }) => hunks.some(isTouched));
    if (touched.length > 0) throw this.edited(answerId, touched, documents);
    await this.make(answerId, documents);
  }

  private async make(answerId: string, documents: readonly ProposedDocument[]): Promise<void> {
    await this.write(answerId, documents);
    for (const { file } of documents) await closeReview(answerId, file);
    const [first] = documents;
    if (first) await reveal(first);
  }

  private async write(answerId: string, documents: readonly ProposedDocument[]): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    for (const document of documents) await addTo(edit, document);
    // An offset says nothing of a text that was edited while the disk was waited for.
    const edited = documents.filter(
      ({ document, text }) => document && document.getText() !== text,
    );
    if (edited.length > 0) throw this.edited(answerId, edited, documents);
    this.writing++;
    try {
      if (!(await vscode.workspace.applyEdit(edit))) throw notWritten(documents);
      for (const document of documents) {
        const which = openHunks(document).map(({ index }) => index);
        await this.proposals.decide(answerId, document.file.uri, 'accepted', which);
      }
    } finally {
      this.writing--;
      this.pages.refresh(answerId);
    }
  }

  /** Some places were edited: nothing is written unless the user wants the other changes alone. */
  private edited(
    answerId: string,
    touched: readonly ProposedDocument[],
    documents: readonly ProposedDocument[],
  ): ExpectedError {
    const names = touched.map(({ file }) => fileName(file.uri)).join(', ');
    const sentence = vscode.l10n.t(
      'The code was edited after you asked, so the change no longer fits it. {0} was not changed.',
      names,
    );
    const others = {
      label: vscode.l10n.t('Make the other changes'),
      // They may have typed since they were asked.
      run: async () => this.make(answerId, await this.documents(answerId)),
    };
    const hasOthers = documents.some((document) => openHunks(document).length > 0);
    return new ExpectedError(sentence, [...(hasOthers ? [others] : []), copyAction(documents)]);
  }

  private async documents(answerId: string): Promise<readonly ProposedDocument[]> {
    const { files } = await this.proposal(answerId);
    return Promise.all(files.map(proposedDocument));
  }

  /** Closes what shows it; what was not accepted was never written. */
  async discard(answerId: string): Promise<void> {
    const proposal = await this.proposals.find(answerId);
    for (const file of proposal?.files ?? []) {
      await this.proposals.decide(answerId, file.uri, 'discarded');
      await closeReview(answerId, file);
    }
  }

  dispose(): void {
    this.pages.dispose();
  }

  private async proposal(answerId: string): Promise<Proposal> {
    const proposal = await this.proposals.find(answerId);
    if (proposal) return proposal;
    throw new ExpectedError(
      vscode.l10n.t('This change belongs to a chat that is not open. Open it from the history.'),
      [
        {
          label: vscode.l10n.t('Chat history'),
          run: () => vscode.commands.executeCommand('frugal.history'),
        },
      ],
    );
  }
}

const isUndecided = ({ status }: CurrentHunk): boolean => status === 'open' || status === 'touched';

const hasUndecided = ({ hunks }: ProposedDocument): boolean => hunks.some(isUndecided);

const isTouched = ({ status }: CurrentHunk): boolean => status === 'touched';

function openHunks({ hunks }: ProposedDocument): readonly CurrentHunk[] {
  return hunks.filter(({ status }) => status === 'open');
}

/** @throws ReadOnlyError */
async function addTo(edit: vscode.WorkspaceEdit, proposed: ProposedDocument): Promise<void> {
  const { document, file } = proposed;
  const uri = vscode.Uri.parse(file.uri);
  if (!document) {
    const contents = Buffer.from(applyHunks('', openHunks(proposed)));
    edit.createFile(uri, { contents, ignoreIfExists: false, overwrite: false });
    return;
  }
  await checkWritable(uri);
  for (const { offset, length, replacement } of openHunks(proposed)) {
    const [start, end] = [document.positionAt(offset), document.positionAt(offset + length)];
    edit.replace(uri, new vscode.Range(start, end), replacement);
  }
}

function notWritten(documents: readonly ProposedDocument[]): ExpectedError {
  const names = documents.map(({ file }) => fileName(file.uri)).join(', ');
  return new ExpectedError(
    vscode.l10n.t(
      '{0} could not be changed: VS Code refused the edit. Nothing was written.',
      names,
    ),
    [copyAction(documents)],
  );
}

function copyAction(documents: readonly ProposedDocument[]): ExpectedError['actions'][number] {
  const code = documents.flatMap(({ hunks }) => hunks.map(({ replacement }) => replacement));
  return {
    label: vscode.l10n.t('Copy the new code'),
    run: () => vscode.env.clipboard.writeText(code.join('\n')),
  };
}

/** Brings up the file with the new code in sight. */
async function reveal({ file, document, hunks }: ProposedDocument): Promise<void> {
  const shown = document ?? (await vscode.workspace.openTextDocument(vscode.Uri.parse(file.uri)));
  const [first] = hunks;
  const start = shown.positionAt(first?.offset ?? 0);
  const end = shown.positionAt((first?.offset ?? 0) + (first?.replacement.length ?? 0));
  const notebook = vscode.workspace.notebookDocuments.find((candidate) =>
    candidate.getCells().some((cell) => cell.document === shown),
  );
  if (!notebook) {
    await vscode.window.showTextDocument(shown, { selection: new vscode.Range(start, end) });
    return;
  }
  const index = notebook.getCells().findIndex((cell) => cell.document === shown);
  await vscode.window.showNotebookDocument(notebook, {
    selections: [new vscode.NotebookRange(index, index + 1)],
  });
}
