import * as vscode from 'vscode';
import type { ReviewLineKind, ReviewText } from '../../core/edits/reviewText';

/** What a review's lines look like: as in VS Code's own diffs, with a sign that needs no colour. */
export class HunkDecorations implements vscode.Disposable {
  private readonly added = lineType('added', 'inserted', '+');
  private readonly removed = lineType('removed', 'removed', '−');
  private readonly touched = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    ...signs('!'),
    ...frame('editorWarning.foreground'),
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
): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor(`diffEditor.${color}LineBackground`),
    overviewRulerColor: new vscode.ThemeColor(`diffEditorOverview.${color}Foreground`),
    overviewRulerLane:
      kind === 'added' ? vscode.OverviewRulerLane.Right : vscode.OverviewRulerLane.Left,
    // High contrast themes have it in the place of a background, the others have none.
    ...frame(`diffEditor.${color}TextBorder`),
    ...signs(sign),
  });
}

function frame(color: string): vscode.DecorationRenderOptions {
  return { border: '1px dashed', borderColor: new vscode.ThemeColor(color) };
}

/** The ink of VS Code's own icons: an image in the gutter cannot take a colour from the theme. */
const [dark, light] = ['#c5c5c5', '#424242'];

/** A sign in the gutter, as VS Code's own diff has it. */
function signs(sign: string): vscode.DecorationRenderOptions {
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
