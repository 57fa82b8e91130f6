import * as vscode from 'vscode';
import { fuzzyFind } from '../../core/context/fuzzyFind';
import { pathOf } from '../editor/documentPath';
import { ExpectedError } from '../expectedError';
import { gitRepositories, hasGit, type GitCommit, type GitRepository } from '../tasks/git';
import { mostShown, type ContextKind, type FoundContext } from './contextKind';
import { shortName, textAttachment } from './textAttachment';

const mostCommits = 30;
/** Files of a commit whose changes go along. */
const mostFiles = 100;

export const changes: ContextKind = {
  name: 'changes',
  icon: 'git-compare',
  label: () => vscode.l10n.t('Git changes'),
  isThere: hasGit,
  hint: () => vscode.l10n.t('No Git repository with such a change is open'),
  find: async (_, typed) => {
    const repositories = await gitRepositories();
    const lists = await Promise.all(repositories.map((one) => changesOf(one, repositories)));
    const text = ({ label, detail = '' }: FoundContext): string => `${label} ${detail}`;
    return { items: fuzzyFind(lists.flat(), typed, text, mostShown) };
  },
};

async function changesOf(
  repository: GitRepository,
  all: readonly GitRepository[],
): Promise<readonly FoundContext[]> {
  const { l10n } = vscode;
  const where = all.length > 1 ? pathOf(repository.rootUri) : undefined;
  const detail = where === undefined ? {} : { detail: where };
  const commits = (await repository.log?.({ maxEntries: mostCommits }).catch(() => [])) ?? [];
  return [
    {
      ...{ label: l10n.t('Staged changes'), icon: 'git-compare', ...detail },
      attach: () => attachChanges(repository, 'staged'),
    },
    {
      ...{ label: l10n.t('Changes that are not staged'), icon: 'git-compare', ...detail },
      attach: () => attachChanges(repository, 'unstaged'),
    },
    ...commits.map((commit) => foundCommit(repository, commit, where)),
  ];
}

/** What git shows of one side. @throws ExpectedError where it shows nothing */
export async function attachChanges(
  repository: GitRepository,
  side: 'staged' | 'unstaged',
): ReturnType<FoundContext['attach']> {
  const { l10n } = vscode;
  const diff = await repository.diff(side === 'staged');
  const [name, none] =
    side === 'staged'
      ? [l10n.t('staged changes'), l10n.t('Nothing is staged.')]
      : [l10n.t('unstaged changes'), l10n.t('There are no changes that git follows.')];
  return [textAttachment(name, 'diff', diff, none)];
}

function foundCommit(
  repository: GitRepository,
  commit: GitCommit,
  where: string | undefined,
): FoundContext {
  const [title = ''] = commit.message.split('\n');
  const about = [commit.hash.slice(0, 8), commit.authorName, where];
  return {
    label: title,
    detail: about.filter((one) => one !== undefined && one !== '').join(' · '),
    icon: 'git-commit',
    attach: async () => {
      const name = vscode.l10n.t('commit {0}', `${commit.hash.slice(0, 8)} ${shortName(title)}`);
      const text = `${commit.message.trim()}\n\n${await diffOf(repository, commit)}`;
      return [textAttachment(name, 'diff', text, '')];
    },
  };
}

/** @throws ExpectedError for the first commit, which git compares with nothing */
async function diffOf(repository: GitRepository, { hash, parents }: GitCommit): Promise<string> {
  const [from] = parents;
  if (from === undefined)
    throw new ExpectedError(vscode.l10n.t('This is the first commit: attach its files instead.'));
  const files = (await repository.diffBetween?.(from, hash)) ?? [];
  const shown = files.slice(0, mostFiles);
  const diffs: string[] = [];
  // One after the other: each is a process of git's.
  for (const { uri } of shown)
    diffs.push((await repository.diffBetween?.(from, hash, uri.fsPath)) ?? '');
  const more = files.length - shown.length;
  return [...diffs, ...(more > 0 ? [`[Frugal left out ${more} files here]`] : [])].join('\n');
}
