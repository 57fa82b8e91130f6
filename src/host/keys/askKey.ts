import * as vscode from 'vscode';
import { TurnError } from '../../core/llm/errors';
import { fetchKeyInfo, type KeyInfo } from '../../core/llm/keyInfo';
import { findKey } from '../../core/llm/keyShape';
import type { Preset } from '../../core/llm/preset';
import { presets } from '../../core/llm/presets';
import type { Target } from '../../core/llm/request';
import { joinSentences } from '../../shared/joinSentences';
import type { App } from '../app';
import { Cancelled } from '../expectedError';
import { keyRefusal, notAsked } from '../providers/tryProvider';
import { untilChosen } from '../untilChosen';

/** A key, and what its provider says of it. */
export interface TriedKey {
  readonly target: Target & { readonly key: string };
  /** Undefined where the provider could not be asked and the user keeps the key all the same. */
  readonly info: KeyInfo | undefined;
  /** When it was asked, in epoch milliseconds. */
  readonly at: number;
}

/** What else the box can do, as an icon in its title. */
interface BoxButton extends vscode.QuickInputButton {
  readonly run: () => unknown;
}

/**
 * Asks for a key, whose shape tells the provider, and checks it there, which costs no request. The box stays open, with
 * what was typed and what is wrong with it, until a key is taken. @throws Cancelled
 */
export async function askKey(app: App): Promise<TriedKey> {
  const { l10n } = vscode;
  const offered = Object.values<Preset>(presets).filter(({ key }) => key?.use === 'needed');
  const box = vscode.window.createInputBox();
  box.title = l10n.t('API key of {0}', offered.map(({ name }) => name).join(', '));
  box.placeholder = offered.map(({ key }) => `${key?.example ?? ''}…`).join('   ');
  box.password = true;
  box.ignoreFocusOut = true;
  const left = new AbortController();
  box.onDidHide(() => left.abort());
  settle(box);
  const tried = await untilChosen<() => TriedKey>(box, (choose) => {
    box.onDidChangeValue((text) => {
      const found = findKey(text, offered);
      settle(box, text !== '' && 'problem' in found ? found.problem : undefined);
    });
    box.onDidTriggerButton((button) => (button as BoxButton).run());
    box.onDidAccept(async () => {
      const found = findKey(box.value, offered);
      if (box.busy) return;
      try {
        if ('problem' in found) settle(box, found.problem);
        else await check(app, box, found, left.signal, (taken) => choose(() => taken));
      } catch (error) {
        choose(() => {
          throw error;
        });
      }
    });
  });
  if (tried === undefined) throw new Cancelled();
  return tried();
}

/** Hands the key to `take` where its provider does, else says in the box why not. */
async function check(
  app: App,
  box: vscode.InputBox,
  { preset, key }: { readonly preset: Preset; readonly key: string },
  signal: AbortSignal,
  take: (tried: TriedKey) => void,
): Promise<void> {
  const target = { preset, url: app.settings.read().addresses[preset.id], key };
  const at = app.clock.now();
  settle(box);
  box.prompt = vscode.l10n.t('Frugal: asking {0}', preset.name);
  box.busy = true;
  box.enabled = false;
  try {
    const info = await fetchKeyInfo(app, target, signal);
    const refusal = await keyRefusal(app, preset, info);
    if (refusal === undefined) {
      take({ target, info, at });
      return;
    }
    settle(box, refusal, getOne(preset));
  } catch (error) {
    if (!(error instanceof TurnError)) throw error;
    // The box is gone then, and so is whoever would read it.
    if (error.causeName === 'stopped') return;
    const refusal = await keyRefusal(app, preset, error);
    if (refusal === undefined) {
      const next = vscode.l10n.t(
        'Press Enter to ask again; the button in the title keeps the key.',
      );
      const message = joinSentences([notAsked(preset, error), next]);
      const severity = vscode.InputBoxValidationSeverity.Warning;
      const run = (): void => take({ target, info: undefined, at });
      settle(box, { message, severity }, [keepUnchecked(run)]);
    } else settle(box, refusal, getOne(preset));
  }
}

/** Lets the user type, and says what there is to say of what they have typed. */
function settle(
  box: vscode.InputBox,
  problem?: string | vscode.InputBoxValidationMessage,
  buttons: readonly BoxButton[] = [],
): void {
  box.busy = false;
  box.enabled = true;
  box.prompt = vscode.l10n.t("Kept in VS Code's secret storage. Checking it costs no request.");
  box.validationMessage = problem;
  box.buttons = buttons;
}

function keepUnchecked(run: () => void): BoxButton {
  const tooltip = vscode.l10n.t('Keep it unchecked');
  return { iconPath: new vscode.ThemeIcon('save'), tooltip, run };
}

/** Opens the page itself: a list of providers would take the place of the box. */
function getOne({ pages }: Preset): readonly BoxButton[] {
  const page = pages.getKey;
  if (page === undefined) return [];
  const run = (): Thenable<boolean> => vscode.env.openExternal(vscode.Uri.parse(page));
  const iconPath = new vscode.ThemeIcon('link-external');
  return [{ iconPath, tooltip: vscode.l10n.t('Get a key'), run }];
}
