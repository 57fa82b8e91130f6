import * as vscode from 'vscode';
import { untilChosen } from './untilChosen';

/** What a picker that also takes free text shows. */
export interface PickOrType {
  readonly title: string;
  readonly placeholder: string;
  readonly suggestions: readonly { readonly label: string; readonly icon: string }[];
}

/** One of the suggestions or the words that were typed; undefined when the user left. */
export async function pickOrType(what: PickOrType): Promise<string | undefined> {
  const picker = vscode.window.createQuickPick<vscode.QuickPickItem>();
  const suggestions = what.suggestions.map(({ label, icon }) => ({
    label,
    iconPath: new vscode.ThemeIcon(icon),
  }));
  picker.title = what.title;
  picker.placeholder = what.placeholder;
  picker.items = suggestions;
  picker.onDidChangeValue((value) => {
    const typed = value.trim();
    const own = { label: typed, iconPath: new vscode.ThemeIcon('edit'), alwaysShow: true };
    picker.items = typed === '' ? suggestions : [own, ...suggestions];
  });
  return untilChosen<string>(picker, (choose) => {
    picker.onDidAccept(() => choose(picker.selectedItems[0]?.label));
  });
}
