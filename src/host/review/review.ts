import * as vscode from 'vscode';
import type { Proposals } from '../../core/chat/proposals';
import type { CurrentHunk } from '../../core/edits/currentHunks';
import type { Proposal } from '../../core/edits/proposal';
import { takeBack } from '../../core/edits/takeBack';
import type { Clock } from '../../core/ports';
import { ExpectedError } from '../expectedError';
import { AfterAccept } from './afterAccept';
import { closeOthers, closeReview } from './closeReview';
import { FileFollower } from './fileFollower';
import { OpenReviews } from './openReviews';
import { pickReviewedFile } from './pickReviewedFile';
import { ofProposalUri, reviewUri } from './proposalUri';
import { IgnoredFiles } from './ignoredFiles';
import { copyAction, makeHunks, namesOf, openHunks, unmakeHunks } from './proposedChange';
import { proposedDocument, type ProposedDocument } from './proposedDocument';
import { reveal, showRange } from './reveal';
import { ReviewDocuments } from './reviewDocuments';
import type { ReviewView } from './reviewView';
import { showDiffs } from './showDiffs';
import type { ShownHow } from './shownHow';
import { targetDocument } from './targetDocument';

interface ReviewDeps {
  readonly proposals: Proposals;
  readonly clock: Clock;
  /** Of the workspace. */
  readonly memento: vscode.Memento;
  /** How the user wants to see a proposal. */
  readonly view: () => ReviewView;
  /** Says a sentence to who uses a screen reader. */
  readonly aloud: (sentence: string) => void;
}

/** Shows a proposal beside its files, writes it when the user accepts it, and takes it back when they want that. */
export class Review implements vscode.Disposable {
  private readonly proposals: Proposals;
  private readonly pages: ReviewDocuments;
  private readonly after: AfterAccept;
  private readonly follower: FileFollower;
  private readonly inSight: OpenReviews;
  private readonly ignored = new IgnoredFiles();

  constructor(private readonly deps: ReviewDeps) {
    const { proposals, clock, memento, aloud } = deps;
    this.pages = new ReviewDocuments(this, clock, aloud);
    this.inSight = new OpenReviews(memento);
    this.proposals = proposals;
    this.after = new AfterAccept(clock, (id, errors) => proposals.showErrors(id, errors));
    this.follower = new FileFollower(proposals, clock, (answerId) => this.refresh(answerId));
  }

  /** The proposal of an answer; also one from before the window was reloaded. */
  find(answerId: string): Promise<Proposal | undefined> {
    return this.proposals.find(answerId);
  }

  /** What is proposed, or what was decided about it, changed: every view of it follows. */
  refresh(answerId: string): void {
    this.pages.refresh(answerId);
  }

  /** What an answer proposes while it comes in grows, and may go again at its end. */
  async follow(answerId: string): Promise<void> {
    const proposal = await this.find(answerId);
    await closeOthers(answerId, proposal?.files ?? []);
    this.refresh(answerId);
  }

  /** @throws ExpectedError while more of the answer is coming in: what is there may go again */
  private checkHasEnded(answerId: string): void {
    if (this.proposals.isComing(answerId))
      throw new ExpectedError(
        vscode.l10n.t('The answer is still coming in. Decide when all of it is there.'),
      );
  }

  /**
   * Opens the review: of the file with this path or URI, else of the first with something to decide. A file in which nothing is
   * to be decided is brought up itself. @param line of the file as it would be, 1-based @throws ExpectedError
   */
  async show(answerId: string, name?: string, line?: number): Promise<void> {
    const documents = await this.documents(answerId);
    const named = documents.find(({ file: { path, uri } }) => path === name || uri === name);
    const shown = named ?? documents.find(hasUndecided) ?? documents[0];
    if (!shown) return;
    if (hasUndecided(shown))
      await this.open(answerId, named ? [named] : documents, shown, { line });
    else if (line !== undefined) await this.openPlace(answerId, shown.file.path, line);
    else if (shown.document) await reveal(shown);
  }

  private async open(
    answerId: string,
    documents: readonly ProposedDocument[],
    shown: ProposedDocument,
    how: ShownHow = {},
  ): Promise<void> {
    if (this.deps.view() === 'diff') await showDiffs(answerId, documents, how);
    else await (await this.pages.load()).open(answerId, shown, how);
  }

  /** Opens again what was in sight when the window was closed, as far as there is still something to decide. */
  async reopen(): Promise<void> {
    for (const { answerId, fileUri } of this.inSight.left) {
      const proposal = await this.proposals.find(answerId);
      const file = proposal?.files.find(({ uri }) => uri === fileUri);
      // A file that is gone is said where the user asks for it.
      const left = file && (await proposedDocument(file).catch(() => undefined));
      if (left && hasUndecided(left))
        await this.open(answerId, [left], left, { preserveFocus: true });
    }
  }

  /** Opens VS Code's diff of each file and its proposal. @throws ExpectedError */
  async showDiff(answerId: string): Promise<void> {
    await showDiffs(answerId, await this.documents(answerId));
  }

  /** Lets the user pick a file of the proposal. @throws ExpectedError */
  async pickFile(answerId: string): Promise<void> {
    const picked = await pickReviewedFile(await this.documents(answerId));
    if (picked) await this.show(answerId, picked.path);
  }

  /** Brings up a file that is changed, at this line, 1-based. @throws ExpectedError */
  async openPlace(answerId: string, path: string, line: number): Promise<void> {
    const { files } = await this.proposal(answerId);
    const file = files.find((one) => one.path === path);
    if (!file) return;
    const position = new vscode.Position(Math.max(0, line - 1), 0);
    await showRange(await targetDocument(file), new vscode.Range(position, position));
  }

  /** Brings up the file at a line of a review, to type in it: the one given, else the cursor's. @throws ExpectedError */
  async editHere(uri: unknown, line: unknown): Promise<void> {
    const place = (await this.pages.load()).placeInFile(
      uri instanceof vscode.Uri ? uri : undefined,
      typeof line === 'number' ? line : undefined,
    );
    if (place) await this.openPlace(place.answerId, place.path, place.line);
  }

  /** Lists what was checked in the file whose review is meant, or in front. */
  async showChecks(uri: unknown): Promise<void> {
    const shown = uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri;
    if (shown) await (await this.pages.load()).showChecks(shown);
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
    this.checkHasEnded(answerId);
    if (state === 'accepted')
      await this.ignored.check([fileUri], () => this.decideHunk(state, hunk.uri, hunk.index));
    const documents = await this.documents(answerId);
    const proposed = documents.find(({ file }) => file.uri === fileUri);
    const current = proposed?.hunks.find((one) => one.index === hunk.index);
    if (!proposed || !current || !isUndecided(current)) return;
    const one = { ...proposed, hunks: [current] };
    if (state === 'accepted') {
      if (isTouched(current)) throw this.edited(answerId, [one], [one]);
      await this.write(answerId, [one], documents);
    } else {
      await this.proposals.decide(answerId, fileUri, state, [hunk.index]);
      this.after.watch(answerId);
      this.refresh(answerId);
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
    else if (now?.document) await reveal(now);
  }

  /**
   * Makes every change that is open, of all files, as one edit. Whatever stands in the way leaves all files as they are: also
   * a place that was edited meanwhile, as half of a change is none. @throws ExpectedError
   */
  async accept(answerId: string): Promise<void> {
    this.checkHasEnded(answerId);
    const { files } = await this.proposal(answerId);
    const uris = files.map(({ uri }) => uri);
    await this.ignored.check(uris, () => this.accept(answerId));
    const documents = await this.documents(answerId);
    const touched = documents.filter(({ hunks }) => hunks.some(isTouched));
    if (touched.length > 0) throw this.edited(answerId, touched, documents);
    await this.make(answerId, documents);
  }

  private async make(answerId: string, documents: readonly ProposedDocument[]): Promise<void> {
    await this.write(answerId, documents, documents);
    for (const { file } of documents) await closeReview(answerId, file);
    const [first] = documents;
    if (first) await reveal(first);
  }

  private async write(
    answerId: string,
    documents: readonly ProposedDocument[],
    all: readonly ProposedDocument[],
  ): Promise<void> {
    this.after.note(answerId, all);
    await makeHunks(documents);
    for (const document of documents) {
      const which = openHunks(document).map(({ index }) => index);
      await this.proposals.decide(answerId, document.file.uri, 'accepted', which);
    }
    this.after.watch(answerId);
    this.refresh(answerId);
  }

  /**
   * Takes back all that was accepted, of all files, as one edit; a file that the proposal made goes. Whatever stands in the way
   * leaves all files as they are. @throws ExpectedError
   */
  async undo(answerId: string | undefined): Promise<void> {
    if (answerId === undefined) throw nothingToUndo();
    const documents = await this.documents(answerId);
    const undoable = documents.map((one) => ({ ...one, back: takeBack(one.file, one.text) }));
    const edited = undoable.filter(({ back }) => back.edited.length > 0);
    const made = undoable.filter(({ back }) => back.edits.length > 0);
    const takeAll = async (): Promise<void> => {
      await unmakeHunks(made);
      for (const { file, hunks } of made) {
        const which = hunks.filter(({ status }) => status === 'made').map(({ index }) => index);
        await this.proposals.decide(answerId, file.uri, 'open', which);
      }
      this.after.forget(answerId);
      this.refresh(answerId);
      const left = made.find(({ back }) => !back.isWhole);
      if (left) await reveal(left);
    };
    if (edited.length === 0 && made.length > 0) return takeAll();
    const { t } = vscode.l10n;
    if (edited.length === 0) throw nothingToUndo();
    const others = { label: t('Take back the other changes'), run: takeAll };
    throw new ExpectedError(
      t('The new code was edited after you accepted it. {0} was not changed.', namesOf(edited)),
      made.length > 0 ? [others] : [],
    );
  }

  /** Some places were edited: nothing is written unless the user wants the other changes alone. */
  private edited(
    answerId: string,
    touched: readonly ProposedDocument[],
    documents: readonly ProposedDocument[],
  ): ExpectedError {
    const sentence = vscode.l10n.t(
      'The code was edited after you asked, so the change no longer fits it. {0} was not changed.',
      namesOf(touched),
    );
    const others = {
      label: vscode.l10n.t('Make the other changes'),
      // They may have typed since they were asked.
      run: async () => this.make(answerId, await this.documents(answerId)),
    };
    const hasOthers = documents.some((document) => openHunks(document).length > 0);
    return new ExpectedError(sentence, [...(hasOthers ? [others] : []), copyAction(documents)]);
  }

  /** The files as they are now; what they have or have no longer of the proposal is taken over. */
  private async documents(answerId: string): Promise<readonly ProposedDocument[]> {
    const found = await Promise.all((await this.proposal(answerId)).files.map(proposedDocument));
    let isSettled = true;
    for (const { file, text } of found)
      if (await this.proposals.settle(answerId, file.uri, text)) isSettled = false;
    if (isSettled) return found;
    return Promise.all((await this.proposal(answerId)).files.map(proposedDocument));
  }

  /** Closes what shows it; what was not accepted was never written. */
  async discard(answerId: string): Promise<void> {
    this.checkHasEnded(answerId);
    const proposal = await this.proposals.find(answerId);
    for (const file of proposal?.files ?? []) {
      await this.proposals.decide(answerId, file.uri, 'discarded');
      await closeReview(answerId, file);
    }
  }

  dispose(): void {
    for (const one of [this.pages, this.after, this.follower, this.inSight]) one.dispose();
  }

  private async proposal(answerId: string): Promise<Proposal> {
    const proposal = await this.proposals.find(answerId);
    if (proposal) return proposal;
    throw new ExpectedError(
      vscode.l10n.t('This change is gone: its answer was replaced, or its chat was deleted.'),
    );
  }
}

function nothingToUndo(): ExpectedError {
  return new ExpectedError(vscode.l10n.t('There is no accepted change to take back.'));
}

const isUndecided = ({ status }: CurrentHunk): boolean => status === 'open' || status === 'touched';

const hasUndecided = ({ hunks }: ProposedDocument): boolean => hunks.some(isUndecided);

const isTouched = ({ status }: CurrentHunk): boolean => status === 'touched';
