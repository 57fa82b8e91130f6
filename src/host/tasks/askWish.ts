import * as vscode from 'vscode';
import { untilChosen } from '../untilChosen';
import type { Running } from './taskRunner';

/** What the user wants, in their own words or ours. */
export interface Wish {
  readonly text: string;
  readonly how: Running;
}

/** A list that also takes words of the user's own. */
export interface WishList {
  /** Says what it costs. */
  readonly title: string;
  readonly placeholder: string;
  readonly suggestions: readonly { readonly label: string; readonly icon: string }[];
}

/** One of the suggestions or the words that were typed; undefined when the user left. */
export async function pickWish(list: WishList): Promise<Wish | undefined> {
  const picker = vscode.window.createQuickPick<vscode.QuickPickItem>();
  const suggestions = list.suggestions.map(({ label, icon }) => ({
    label,
    iconPath: new vscode.ThemeIcon(icon),
  }));
  picker.title = list.title;
  picker.placeholder = list.placeholder;
  picker.items = suggestions;
  picker.buttons = [showButton()];
  picker.onDidChangeValue((value) => {
    const typed = value.trim();
    const own = { label: typed, iconPath: new vscode.ThemeIcon('edit'), alwaysShow: true };
    picker.items = typed === '' ? suggestions : [own, ...suggestions];
    // A look into the code takes nothing away.
    picker.ignoreFocusOut = typed !== '';
  });
  return untilChosen<Wish>(picker, (choose) => {
    const take = (how: Running): void => {
      const [item] = picker.activeItems;
      if (item) choose({ text: item.label, how });
    };
    picker.onDidAccept(() => take({}));
    picker.onDidTriggerButton(() => take({ show: true }));
  });
}

/** A box to type a wish into. */
export interface WishBox {
  /** Says what it costs. */
  readonly title: string;
  readonly prompt: string;
  readonly placeholder: string;
  /** Leads here from the box before, with what is typed. */
  readonly button?: vscode.QuickInputButton;
}

/** The words that were typed, and into which of the boxes; undefined when the user left. */
export async function typeWish<B extends WishBox>(
  ...boxes: readonly [B, ...B[]]
): Promise<(Wish & { readonly box: B }) | undefined> {
  const input = vscode.window.createInputBox();
  const show = showButton();
  let [box] = boxes;
  const next = (): B => boxes[(boxes.indexOf(box) + 1) % boxes.length] ?? box;
  const turnTo = (chosen: B): void => {
    box = chosen;
    input.title = box.title;
    input.prompt = box.prompt;
    input.placeholder = box.placeholder;
    const { button } = next();
    input.buttons = button ? [button, show] : [show];
  };
  turnTo(box);
  input.onDidChangeValue((value) => {
    // A look into the code takes nothing away.
    input.ignoreFocusOut = value.trim() !== '';
    input.validationMessage = undefined;
  });
  return untilChosen<Wish & { readonly box: B }>(input, (choose) => {
    const take = (how: Running): void => {
      const text = input.value.trim();
      if (text !== '') choose({ text, how, box });
      else input.validationMessage = vscode.l10n.t('Type what you want first.');
    };
    input.onDidAccept(() => take({}));
    input.onDidTriggerButton((button) => {
      if (button === show) take({ show: true });
      else turnTo(next());
    });
  });
}

function showButton(): vscode.QuickInputButton {
  return {
    iconPath: new vscode.ThemeIcon('eye'),
    tooltip: vscode.l10n.t('Show what will be sent'),
  };
}
