import * as vscode from 'vscode';
import { until } from './window';

/** Does what shows a list, and takes the line with this label there, as a user does; without a label, none. */
export async function pickItem(open: () => Thenable<unknown>, label?: RegExp): Promise<void> {
  const window = vscode.window as { createQuickPick: unknown };
  const create = vscode.window.createQuickPick.bind(vscode.window);
  const pickers: vscode.QuickPick<vscode.QuickPickItem>[] = [];
  const accepts: (() => void)[] = [];
  window.createQuickPick = () => {
    const picker = create();
    pickers.push(picker);
    // The chat takes the focus whenever its page is there.
    picker.ignoreFocusOut = true;
    Object.defineProperty(picker, 'onDidAccept', {
      value: (accept: () => void) => accepts.push(accept),
    });
    return picker;
  };
  try {
    const opened = open();
    if (label) {
      const item = await until(`${String(label)} in the list`, () =>
        pickers.flatMap(({ items }) => items).find((one) => label.test(one.label)),
      );
      for (const picker of pickers) picker.selectedItems = [item];
      for (const accept of accepts) accept();
    }
    await opened;
  } finally {
    window.createQuickPick = create;
  }
}
