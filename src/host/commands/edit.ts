import * as vscode from 'vscode';
import type { App } from '../app';
import { activeEditor, attachCode } from '../editor/readCode';
import { checkWritable } from '../editor/writable';
import { Cancelled } from '../expectedError';
import { priceText } from '../quota/price';
import { typeWish, type Wish, type WishBox } from '../tasks/askWish';
import { checkProvider } from '../tasks/checkProvider';
import { codeToChange } from '../tasks/codeToChange';
import { gapAt, insertionAt, type Gap } from '../tasks/insertion';
import { runCodeTask } from '../tasks/runCodeTask';
import type { Running } from '../tasks/taskRunner';
import { flagArgument, givenWish, type Command } from './command';

/** Something that the user's words can be about. */
interface EditBox extends WishBox {
  readonly run: (text: string, how: Running) => Promise<unknown>;
}

/**
 * One request for a change in the user's own words, which are asked for unless they come as `{ instruction }`: of the
 * selection; with nothing selected, of the code at the cursor or, with `{ insert: true }` or by a button, for code to put
 * there. On a blank line there is only that.
 */
export const edit: Command = {
  id: 'frugal.edit',
  run: async (app: App, ...args) => {
    const boxes = await boxesFor(app, flagArgument(args[0], 'insert'));
    const [first] = boxes;
    const given = givenWish(args[0]);
    const wish = given ? { ...given, box: first } : await askWish(app, boxes);
    await wish.box.run(wish.text, wish.how);
  },
};

/** The one to begin with first. @throws NoEditorError, NotTextError, NothingSelectedError, ReadOnlyError */
async function boxesFor(
  app: App,
  inserts: boolean,
): Promise<readonly [EditBox, ...(readonly EditBox[])]> {
  const { document, selection } = activeEditor();
  await checkWritable(document.uri);
  if (!selection.isEmpty) return [await changeBox(app)];
  const gap = gapAt(document, selection.active);
  const insertion = insertBox(app, gap);
  if (gap.where === 'at') return [insertion];
  const change = await changeBox(app);
  return inserts ? [insertion, change] : [change, insertion];
}

async function changeBox(app: App): Promise<EditBox> {
  const { l10n } = vscode;
  const code = await codeToChange(app);
  const { name, lines: [first, last] = [1, 1] } = attachCode(code).chip;
  const price = priceText(app.settings.read().maxRequestsPerTurn);
  return {
    title: l10n.t('Edit {0}, lines {1} to {2} ({3})', name, first, last, price),
    prompt: l10n.t('What should change? You see every change before it is made.'),
    placeholder: l10n.t('Return early when the list is empty'),
    button: {
      iconPath: new vscode.ThemeIcon('edit'),
      tooltip: l10n.t('Edit lines {0} to {1} instead', first, last),
    },
    run: (text, how) => runCodeTask(app, { task: 'edit', code, text, replaces: true }, how),
  };
}

function insertBox(app: App, gap: Gap): EditBox {
  const { l10n } = vscode;
  const number = gap.line + 1;
  const price = priceText(app.settings.read().maxRequestsPerTurn);
  const [title, tooltip] = {
    at: [l10n.t('Insert at line {0} ({1})', number, price), ''],
    above: [
      l10n.t('Insert above line {0} ({1})', number, price),
      l10n.t('Insert above line {0} instead', number),
    ],
    below: [
      l10n.t('Insert below line {0} ({1})', number, price),
      l10n.t('Insert below line {0} instead', number),
    ],
  }[gap.where];
  return {
    title: title ?? '',
    prompt: l10n.t('What should stand there? You see it before it is put in.'),
    placeholder: l10n.t('A function that …'),
    button: { iconPath: new vscode.ThemeIcon('insert'), tooltip: tooltip ?? '' },
    run: (text, how) => app.tasks.run(insertionAt(app, gap, text), how),
  };
}

async function askWish(
  app: App,
  boxes: readonly [EditBox, ...(readonly EditBox[])],
): Promise<Wish & { readonly box: EditBox }> {
  await checkProvider(app);
  const wish = await typeWish(...boxes);
  if (!wish) throw new Cancelled();
  return wish;
}
