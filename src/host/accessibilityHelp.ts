import * as vscode from 'vscode';

const scheme = 'frugal-help';

/** Opens what there is to know for who uses no mouse or no screen, read-only. */
export async function showAccessibilityHelp(): Promise<void> {
  const uri = vscode.Uri.from({
    scheme,
    path: `/${vscode.l10n.t('Frugal: Accessibility Help')}.md`,
  });
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

/** A document of our own: VS Code lets no extension add to its help (`accessibilityHelpContent` is proposed API). */
export function registerAccessibilityHelp(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: () => sentences().join('\n\n'),
  });
}

function sentences(): readonly string[] {
  const { t } = vscode.l10n;
  return [
    `# ${t('Frugal by keyboard and with a screen reader')}`,
    t('On macOS, Cmd stands in the place of Ctrl.'),
    t('Ctrl+L goes to where the message is typed. Enter sends it, Escape stops the answer.'),
    t(
      'What becomes of a question is announced, the words of an answer are not while they come in: read them in the chat once it has finished.',
    ),
    t(
      'Ctrl+F finds words in the chat. "Go to the Next Code Block of the Chat" and its opposite, in the Command Palette, lead from code to code.',
    ),
    t(
      'In the message, @ opens a list of what can go along, and / one of commands: the arrows walk through it, Enter takes, Escape closes.',
    ),
    t(
      'With a screen reader, a proposed change opens in the diff editor, whose accessible viewer (F7) reads what goes and what comes. Ctrl+Enter accepts all of it, Ctrl+Backspace discards it. The setting frugal.review chooses another view.',
    ),
    t(
      'In the review in the editor: Alt+F5 and Shift+Alt+F5 lead from change to change, Alt+Enter accepts the one at the cursor, Alt+Backspace discards it, Enter opens the file there.',
    ),
    t('"Undo Change", in the Command Palette, takes back what was accepted last.'),
    t(
      'The status bar tells how many free requests are left and which model is asked. The charts of the usage have tables, which are open where a screen reader is used.',
    ),
  ];
}
