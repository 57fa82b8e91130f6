import { l10n } from 'vscode';
import type { NewTurn } from '../../core/chat/newTurn';
import type { Attachment } from '../../core/prompt/attachment';
import type { App } from '../app';
import { attachChanges } from '../context/changes';
import { ExpectedError } from '../expectedError';
import { gitRepositories } from '../tasks/git';

/** A question about what git shows as changed, staged or not, beside what is attached already. @throws ExpectedError */
export async function reviewTurn({ session }: App, typed: string): Promise<NewTurn> {
  const repositories = await gitRepositories();
  const sides = repositories.flatMap((repository) =>
    (['staged', 'unstaged'] as const).map((side) => ({ repository, side })),
  );
  const found = await Promise.all(
    sides.map(({ repository, side }) =>
      attachChanges(repository, side).catch((error: unknown): readonly Attachment[] => {
        if (error instanceof ExpectedError) return [];
        throw error;
      }),
    ),
  );
  const changes = found.flat();
  if (changes.length === 0)
    throw new ExpectedError(l10n.t('Git shows no changes: there is nothing to review.'));
  const ask = l10n.t(
    'Review these changes as a careful colleague would: mistakes first, each with its file and line and why it matters; then what is missing, such as tests. Say so where all is well, and do not praise.',
  );
  const { attachments } = session.composed;
  const text = typed === '' ? ask : `${ask}\n\n${typed}`;
  return { task: 'chat', text, attachments: [...attachments, ...changes] };
}
