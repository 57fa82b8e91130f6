import * as vscode from 'vscode';
import type { ReviewLineKind, ReviewText } from '../../core/edits/reviewText';

/** What a review's lines look like: as in VS Code's own diffs, with a sign that needs no colour. */
export class HunkDecorations implements vscode.Disposable {
  private readonly added = lineType('added', 'inserted', '+', ['#2ea043', '#1a7f37']);
  private readonly removed = lineType('removed', 'removed', '−', ['#f85149', '#b62324']);
  private readonly touched = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    ...signs('!', ['#d29922', '#9a6700']),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.warningForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Full,
  });

  show(editor: vscode.TextEditor, review: ReviewText): void {
    editor.setDecorations(this.added, linesOf(review, 'added'));
    editor.setDecorations(this.removed, linesOf(review, 'removed'));
    const touched = review.hunks.filter(({ status }) => status === 'touched');
    editor.setDecorations(
      this.touched,
      touched.map(({ first }) => ({
        range: new vscode.Range(first, 0, first, 0),
        hoverMessage: vscode.l10n.t(
          'This code was edited after you asked, so the change no longer fits it.',
        ),
      })),
    );
  }

  dispose(): void {
    for (const type of [this.added, this.removed, this.touched]) type.dispose();
  }
}

function linesOf({ kinds }: ReviewText, kind: ReviewLineKind): readonly vscode.Range[] {
  return kinds.flatMap((one, line) => (one === kind ? [new vscode.Range(line, 0, line, 0)] : []));
}

function lineType(
  kind: 'added' | 'removed',
  color: 'inserted' | 'removed',
  sign: string,
  colors: readonly [dark: string, light: string],
): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor(`diffEditor.${color}LineBackground`),
    overviewRulerColor: new vscode.ThemeColor(`diffEditorOverview.${color}Foreground`),
    overviewRulerLane:
      kind === 'added' ? vscode.OverviewRulerLane.Right : vscode.OverviewRulerLane.Left,
    ...signs(sign, colors),
  });
}

/** A sign in the gutter, in the colours for a dark and a light ground. */
function signs(
  sign: string,
  [dark, light]: readonly [dark: string, light: string],
): vscode.DecorationRenderOptions {
  const icon = (color: string): vscode.Uri =>
    vscode.Uri.parse(
      `data:image/svg+xml;utf8,${encodeURIComponent(
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><text x="8" y="12.5" text-anchor="middle" font-family="monospace" font-weight="bold" font-size="15" fill="${color}">${sign}</text></svg>`,
      )}`,
    );
  return {
    dark: { gutterIconPath: icon(dark), gutterIconSize: 'contain' },
    light: { gutterIconPath: icon(light), gutterIconSize: 'contain' },
  };
}
