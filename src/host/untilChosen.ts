import type { QuickInput } from 'vscode';

/** Shows a picker or a box until `start`'s `choose` was called or the user left; then it is gone. */
export async function untilChosen<T>(
  picker: QuickInput,
  start: (choose: (value: T | undefined) => void) => void,
): Promise<T | undefined> {
  try {
    return await new Promise((resolve) => {
      picker.onDidHide(() => resolve(undefined));
      start((value) => {
        resolve(value);
        picker.hide();
      });
      picker.show();
    });
  } finally {
    picker.dispose();
  }
}
