import * as vscode from 'vscode';
import type { Clock } from '../../core/ports';
import { OncePerFrame } from './oncePerFrame';
import { reviewScheme } from './proposalUri';
import type { ReviewEditor, ReviewSource } from './reviewEditor';

/** Gives reviews their text. All that they need is loaded with the first one. */
export class ReviewDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly provider: vscode.Disposable;
  private readonly frame: OncePerFrame;
  private editor: ReviewEditor | undefined;
  private loading: Promise<ReviewEditor> | undefined;

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly source: ReviewSource,
    clock: Clock,
    private readonly aloud: (sentence: string) => void,
  ) {
    this.frame = new OncePerFrame(clock, (uri) => this.changed.fire(vscode.Uri.parse(uri)));
    this.provider = vscode.workspace.registerTextDocumentContentProvider(reviewScheme, this);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    return (await this.load()).provide(uri);
  }

  /** What shows reviews. */
  load(): Promise<ReviewEditor> {
    return (this.loading ??= import('./reviewEditor').then(({ ReviewEditor }) => {
      this.editor = new ReviewEditor(this.source, (uri) => this.frame.add(uri), this.aloud);
      return this.editor;
    }));
  }

  /** What was decided about the answer's proposal changed. */
  refresh(answerId: string): void {
    this.editor?.refresh(answerId);
  }

  dispose(): void {
    this.provider.dispose();
    this.frame.dispose();
    this.editor?.dispose();
    this.changed.dispose();
  }
}
