import * as vscode from 'vscode';
import { asRecord } from '../../core/llm/untrusted';
import { cutToTokens } from '../../core/tools/cutToTokens';
import type { App } from '../app';
import { ExpectedError } from '../expectedError';
import type { WorkspaceTool } from './workspaceTool';

/** Tokens of a result where nobody says; and never more: models have to read it all again with each step. */
const usualTokens = 4000;
const mostTokens = 10_000;

/** Runs a tool within the room that there is for what it says. @throws ExpectedError in Restricted Mode */
export async function runTool(
  app: App,
  tool: WorkspaceTool,
  { input, tokenizationOptions }: vscode.LanguageModelToolInvocationOptions<unknown>,
  token: vscode.CancellationToken,
): Promise<vscode.LanguageModelToolResult> {
  if (!vscode.workspace.isTrusted)
    throw new ExpectedError(vscode.l10n.t('Frugal reads nothing in Restricted Mode.'));
  const text = await tool.run(app, asRecord(input), token);
  const room = Math.min(tokenizationOptions?.tokenBudget ?? usualTokens, mostTokens);
  return new vscode.LanguageModelToolResult([
    new vscode.LanguageModelTextPart(cutToTokens(text, room)),
  ]);
}
