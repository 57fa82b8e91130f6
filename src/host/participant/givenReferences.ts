import type * as vscode from 'vscode';

/** VS Code adds the open editor to each request, unasked: as a file, as what is seen of it, or as what is selected. */
const implicit = 'vscode.implicit';
/** And the files of instructions that it found for it: Frugal finds its own, and shows them. */
const instructions = 'vscode.prompt.instructions';

/**
 * What the user attached, in the order of the prompt; what stands beside the prompt comes last. What is selected is meant where
 * nothing was attached; the rest of the open editor never is.
 */
export function givenReferences(
  references: readonly vscode.ChatPromptReference[],
): readonly vscode.ChatPromptReference[] {
  const given = references.filter(
    ({ id }) => !id.startsWith(implicit) && !id.startsWith(instructions),
  );
  if (given.length === 0) return references.filter(({ id }) => id === `${implicit}.selection`);
  // VS Code hands them over from the last to the first.
  return given.toSorted((a, b) => startOf(a) - startOf(b));
}

function startOf({ range }: vscode.ChatPromptReference): number {
  return range?.[0] ?? Infinity;
}
