import * as vscode from 'vscode';
import type { FileProposal } from '../../core/edits/proposal';
import type { Check, CheckLevel } from '../../shared/chat';

const icons: Readonly<Record<CheckLevel, string>> = {
  ok: '$(pass)',
  warn: '$(warning)',
  bad: '$(error)',
};

/** What was looked at in a file as it would be, the worst first, and what had to be assumed. */
function checksOf({ checks, notes }: FileProposal): readonly Check[] {
  const assumed = notes.map((sentence) => ({
    kind: 'assumed' as const,
    level: 'warn' as const,
    sentence,
  }));
  const [good, others] = [checks.filter(isGood), checks.filter((check) => !isGood(check))];
  return [...others, ...assumed, ...good];
}

const isGood = ({ level }: Check): boolean => level === 'ok';

/** So much of a sentence fits beside the buttons of a review, in characters. */
const longest = 80;

/** All of it in a few words, with an icon; undefined where nothing was looked at. */
export function checksTitle(file: FileProposal): string | undefined {
  const { t } = vscode.l10n;
  const checks = checksOf(file);
  const [worst] = checks;
  if (!worst) return undefined;
  const count = checks.filter(({ level }) => level === worst.level).length;
  const icon = icons[worst.level];
  if (isGood(worst))
    return `${icon} ${count === 1 ? t('1 check passed') : t('{0} checks passed', count)}`;
  const { sentence } = worst;
  const told = sentence.length > longest ? `${sentence.slice(0, longest)}…` : sentence;
  const titles =
    worst.level === 'bad'
      ? [t('1 problem: {0}', told), t('{0} problems: {1}', count, told)]
      : [t('1 warning: {0}', told), t('{0} warnings: {1}', count, told)];
  return `${icon} ${titles[count === 1 ? 0 : 1] ?? ''}`;
}

/** Lists what was checked; gives the line of the one that the user picks, 1-based and as it would be, where it has one. */
export async function pickCheck(file: FileProposal): Promise<number | undefined> {
  const items = checksOf(file).map(({ level, sentence, line }) => ({
    label: `${icons[level]} ${sentence}`,
    line,
  }));
  const title = vscode.l10n.t('What was checked');
  return (await vscode.window.showQuickPick(items, { title }))?.line;
}
