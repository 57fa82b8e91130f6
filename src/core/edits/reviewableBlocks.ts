import type { SourceLines } from './edit';
import { fileOfEdit, type AskedEdit } from './fileOfEdit';
import { makeProposal, type MadeProposal } from './makeProposal';
import type { ProposalDeps } from './proposeFile';
import { readEdits } from './readEdits';

/** Files that a block without a name is tried on: with more, what fits one by chance would count for more. */
const mostFiles = 8;

/**
 * What one code block of an answer would change. Where it names no file, it is for the only one of those known in which it
 * has a place.
 * @param within its lines in the answer
 */
export async function proposeBlock(
  text: string,
  within: SourceLines,
  asked: AskedEdit,
  deps: ProposalDeps,
): Promise<MadeProposal> {
  const block = { text, finished: true, within };
  const made = await makeProposal(block, asked, deps);
  if (made.proposal || asked.target || asked.known.length < 2) return made;
  const tried: MadeProposal[] = [];
  for (const file of asked.known.slice(0, mostFiles))
    tried.push(await makeProposal(block, { known: [file] }, deps));
  const [fitting, ...others] = tried.filter(({ proposal }) => proposal);
  return fitting && others.length === 0 ? fitting : made;
}

/** The code blocks of an answer that name a file, or match one: where they are written. */
export async function reviewableBlocks(
  text: string,
  asked: AskedEdit,
  deps: ProposalDeps,
): Promise<readonly SourceLines[]> {
  const found: SourceLines[] = [];
  for (const edit of readEdits(text).edits) {
    const { proposal, isUnchanged } = await proposeBlock(text, edit.source, asked, deps);
    const isNamed =
      edit.path !== undefined && typeof (await fileOfEdit(edit, asked, deps.files)) !== 'string';
    if (proposal || (isNamed && !isUnchanged)) found.push(edit.source);
  }
  return found;
}
