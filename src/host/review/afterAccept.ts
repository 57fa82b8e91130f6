import * as vscode from 'vscode';
import { newErrors, type FoundError } from '../../core/edits/newErrors';
import type { FileProposal } from '../../core/edits/proposal';
import type { Clock, Disposable } from '../../core/ports';
import type { NewError } from '../../shared/chat';
import { foundErrors } from './foundErrors';
import type { ProposedDocument } from './proposedDocument';

/** What VS Code reports counts once it has reported nothing else for so long, in milliseconds. */
const quietMs = 500;
/** From when on an error is no longer put down to the change, in milliseconds. */
const patienceMs = 10_000;
/** More say no more than that something is badly wrong. */
const mostErrors = 50;

interface Watched {
  readonly files: readonly FileProposal[];
  /** By the file's URI; of one that was not open its text, as nobody had looked for errors in it. */
  readonly before: ReadonlyMap<string, readonly FoundError[] | string>;
  /** Epoch milliseconds: until then errors may be new; absent before something is accepted. */
  readonly until?: number;
  readonly shown: readonly NewError[];
}

/** Looks which errors VS Code reports since a proposal was accepted, and which of them are still there. */
export class AfterAccept implements vscode.Disposable {
  private readonly watched = new Map<string, Watched>();
  private readonly timers = new Map<string, Disposable>();
  private listening: vscode.Disposable | undefined;

  /** @param show is told all of them, whenever they are others */
  constructor(
    private readonly clock: Clock,
    private readonly show: (answerId: string, errors: readonly NewError[]) => unknown,
  ) {}

  /** Notes what there is before anything of the proposal is written; the first time counts, as it may be accepted bit by bit. */
  note(answerId: string, documents: readonly ProposedDocument[]): void {
    if (this.watched.has(answerId)) return;
    const files = documents.map(({ file }) => file);
    const before = documents.map(({ file: { uri, before: text = '' }, wasOpen }) => {
      const found = foundErrors(vscode.Uri.parse(uri));
      return [uri, found.length > 0 || wasOpen ? found : text] as const;
    });
    this.watched.set(answerId, { files, before: new Map(before), shown: [] });
  }

  /** Something of it was accepted: what is new comes in the next seconds. */
  watch(answerId: string): void {
    const watched = this.watched.get(answerId);
    if (!watched) return;
    this.watched.set(answerId, { ...watched, until: this.clock.now() + patienceMs });
    this.listening ??= vscode.languages.onDidChangeDiagnostics(({ uris }) => this.heard(uris));
    this.lookSoon(answerId);
  }

  /** It was taken back. */
  forget(answerId: string): void {
    this.watched.delete(answerId);
    this.timers.get(answerId)?.dispose();
    this.timers.delete(answerId);
  }

  dispose(): void {
    this.listening?.dispose();
    for (const timer of this.timers.values()) timer.dispose();
  }

  private heard(uris: readonly vscode.Uri[]): void {
    const changed = new Set(uris.map(String));
    for (const [answerId, { files, until, shown }] of this.watched) {
      const isOver = until === undefined || (shown.length === 0 && this.clock.now() > until);
      if (!isOver && files.some(({ uri }) => changed.has(uri))) this.lookSoon(answerId);
    }
  }

  /** Once nothing else is reported for a moment, and in the end also while it is. */
  private lookSoon(answerId: string): void {
    const { until = 0 } = this.watched.get(answerId) ?? {};
    const left = until - this.clock.now();
    const waiting = this.timers.get(answerId);
    if (waiting && left < quietMs && left > 0) return;
    waiting?.dispose();
    const look = (): void => {
      this.timers.delete(answerId);
      this.look(answerId);
    };
    this.timers.set(answerId, this.clock.after(quietMs, look));
  }

  private look(answerId: string): void {
    const watched = this.watched.get(answerId);
    if (!watched) return;
    const { files, before, until = 0, shown } = watched;
    const found = files.flatMap(({ uri, path }) =>
      newErrors(before.get(uri) ?? [], foundErrors(vscode.Uri.parse(uri))).map(
        ({ line, message }) => ({ path, line, message }),
      ),
    );
    const known = new Set(shown.map(keyOf));
    const isLate = this.clock.now() > until + quietMs;
    const errors = found.filter((error) => !isLate || known.has(keyOf(error)));
    const told = errors.slice(0, mostErrors);
    this.watched.set(answerId, { ...watched, shown: told });
    this.show(answerId, told);
  }
}

const keyOf = ({ path, message }: NewError): string => `${path} ${message}`;
