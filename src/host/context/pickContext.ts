import * as vscode from 'vscode';
import type { App } from '../app';
import { untilChosen } from '../untilChosen';
import { isSingle, type ContextKind, type FoundContext, type ListKind } from './contextKind';

interface ContextItem extends vscode.QuickPickItem {
  readonly context: FoundContext;
}

/** What the user picks of a kind: at once where there is one of it; undefined where they leave. */
export async function pickContext(
  app: App,
  kind: ContextKind,
  typed = '',
): Promise<FoundContext | undefined> {
  return isSingle(kind) ? { label: kind.label(), attach: kind.attach } : pickOf(app, kind, typed);
}

async function pickOf(app: App, kind: ListKind, typed: string): Promise<FoundContext | undefined> {
  const picker = vscode.window.createQuickPick<ContextItem>();
  picker.value = typed;
  let looking = new AbortController();
  const look = async (): Promise<void> => {
    looking.abort();
    const { signal } = (looking = new AbortController());
    picker.busy = true;
    const { items } = await kind.find(app, picker.value, signal);
    if (signal.aborted) return;
    picker.busy = false;
    picker.placeholder = items.length === 0 ? kind.hint() : kind.label();
    picker.items = items.map((context) => toItem(context, kind));
  };
  picker.title = kind.label();
  const show = (): void => void app.notifier.run(look);
  picker.onDidChangeValue(show);
  try {
    return await untilChosen<FoundContext>(picker, (choose) => {
      picker.onDidAccept(() => choose(picker.selectedItems[0]?.context));
      show();
    });
  } finally {
    looking.abort();
  }
}

function toItem(context: FoundContext, { icon }: ListKind): ContextItem {
  const { label, detail } = context;
  return {
    label,
    ...(detail !== undefined && { description: detail }),
    iconPath: new vscode.ThemeIcon(context.icon ?? icon),
    // What was typed has chosen it already, by rules of its own.
    alwaysShow: true,
    context,
  };
}
