import * as vscode from 'vscode';

/** How long the status bar says something, in milliseconds. */
const shownMs = 5000;

/** Says what a key did: in the status bar for the eye, and aloud, which VS Code never does with its status bar. */
export class SpokenStatus implements vscode.Disposable {
  private shown: vscode.Disposable | undefined;

  constructor(private readonly aloud: (sentence: string) => void) {}

  say(sentence: string): void {
    this.dispose();
    this.shown = vscode.window.setStatusBarMessage(sentence, shownMs);
    this.aloud(sentence);
  }

  /** What it is about is gone. */
  dispose(): void {
    this.shown?.dispose();
    this.shown = undefined;
  }
}
