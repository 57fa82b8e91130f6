import { l10n } from 'vscode';
import type { App } from '../app';
import type { Command } from '../commands/command';
import { commitMessage } from '../commands/commitMessage';
import { compare } from '../commands/compare';
import { document } from '../commands/document';
import { explain } from '../commands/explain';
import { fix } from '../commands/fix';
import { history } from '../commands/history';
import { newChat } from '../commands/newChat';
import { pickModel } from '../commands/pickModel';
import { refactor } from '../commands/refactor';
import { showUsage } from '../commands/showUsage';
import { writeTests } from '../commands/writeTests';
import { hasGit } from '../tasks/git';
import { reviewTurn } from './reviewTurn';
import type { RunCommand, SlashCommand } from './slashCommand';

/** The commands that Frugal brings. */
export function ownCommands(): readonly SlashCommand[] {
  const wish = l10n.t('what to do');
  return [
    task(
      'explain',
      'book',
      l10n.t('Explain the code at the cursor'),
      explain,
      l10n.t('a question'),
    ),
    task('refactor', 'sparkle', l10n.t('Change the code at the cursor'), refactor, wish),
    task('fix', 'wrench', l10n.t('Fix the code at the cursor'), fix, l10n.t('what is wrong')),
    task('tests', 'beaker', l10n.t('Write tests for the code at the cursor'), writeTests),
    task('doc', 'note', l10n.t('Document the code at the cursor'), document),
    {
      name: 'review',
      icon: 'eye',
      summary: l10n.t('Review the changes that git shows'),
      takes: l10n.t('what to look at'),
      isThere: hasGit,
      turn: reviewTurn,
    },
    {
      ...task(
        'commit',
        'git-commit',
        l10n.t('Write the message of the staged changes'),
        commitMessage,
      ),
      isThere: hasGit,
    },
    {
      ...{ name: 'compare', icon: 'layers', isFree: false },
      summary: l10n.t('Ask several models the same'),
      price: l10n.t('2 to 4 requests'),
      takes: l10n.t('a question'),
      run: (app, typed) => {
        // It compares what is being written.
        app.session.setDraft(typed);
        app.view.post({ type: 'draft', text: typed });
        return compare.run(app);
      },
    },
    free('new', 'add', l10n.t('Begin a new chat'), newChat),
    free('history', 'history', l10n.t('Open an earlier chat'), history),
    free('model', 'server', l10n.t('Pick a model'), pickModel),
    free('usage', 'graph', l10n.t('Show what was used'), showUsage),
  ];
}

function task(
  name: string,
  icon: string,
  summary: string,
  command: Command,
  takes?: string,
): RunCommand {
  return {
    ...{ name, icon, summary, isFree: false },
    ...(takes !== undefined && { takes }),
    run: (app, typed, how) =>
      command.run(app, { ...how, ...(typed !== '' && { instruction: typed }) }),
  };
}

function free(name: string, icon: string, summary: string, command: Command): RunCommand {
  return { name, icon, summary, isFree: true, run: (app: App) => command.run(app) };
}
