import * as vscode from 'vscode';
import { automaticId, type OfferedModel } from '../../core/languageModels/offeredModel';
import { answerGiven, FailedAnswer, type GivenPart } from '../../core/languageModels/answerGiven';
import { readMessages } from '../../core/languageModels/givenMessages';
import { refusalOf } from '../../core/languageModels/refusalOf';
import { countTokens } from '../../core/prompt/buildPrompt';
import { estimateTokens } from '../../core/prompt/tokens';
import { asRecord, asText } from '../../core/llm/untrusted';
import type { App } from '../app';
import { signalOf } from '../native/signalOf';
import { mayAsk, refusedSentence } from '../native/consent';

/** What VS Code asks one of the models. */
export interface Asked {
  readonly model: OfferedModel;
  readonly messages: readonly vscode.LanguageModelChatRequestMessage[];
  readonly options: vscode.ProvideLanguageModelChatResponseOptions;
  readonly progress: vscode.Progress<vscode.LanguageModelResponsePart>;
}

/** One request, past all that holds for Frugal's own. @throws LanguageModelError */
export async function respond(
  app: App,
  { model, messages, options, progress }: Asked,
  token: vscode.CancellationToken,
): Promise<void> {
  if (!(await mayAsk(app, initiatorOf(options))))
    throw vscode.LanguageModelError.NoPermissions(refusedSentence());
  const { signal, dispose } = signalOf(token);
  const tools = (options.tools ?? []).map(({ name, description, inputSchema }) => ({
    name,
    description,
    ...(inputSchema && { parameters: inputSchema }),
  }));
  const given = {
    messages: readMessages(messages),
    tools,
    mustCallTool: options.toolMode === vscode.LanguageModelChatToolMode.Required,
    ...(model.id !== automaticId && { model: model.id }),
  };
  try {
    const tell = (part: GivenPart): void => {
      // What was told cannot be taken back here.
      if (part.type !== 'thought') progress.report(partOf(part));
    };
    await answerGiven(app.session.asking, given, tell, signal);
  } catch (error) {
    throw error instanceof FailedAnswer ? errorOf(error) : error;
  } finally {
    dispose();
  }
}

/** Estimated, as Frugal counts everywhere. */
export function tokensOf(text: string | vscode.LanguageModelChatRequestMessage): number {
  return typeof text === 'string' ? estimateTokens(text) : countTokens(readMessages([text]));
}

function partOf(part: Exclude<GivenPart, { type: 'thought' }>): vscode.LanguageModelResponsePart {
  switch (part.type) {
    case 'text':
      return new vscode.LanguageModelTextPart(part.text);
    case 'call':
      return new vscode.LanguageModelToolCallPart(part.id, part.name, part.input);
    case 'badCall':
      return new vscode.LanguageModelTextPart(
        `\n\n${vscode.l10n.t('A call of {0} was left out: its arguments are no JSON.', part.name)}`,
      );
  }
}

/** Its sentences say what to do. */
function errorOf({ causeName, message }: FailedAnswer): Error {
  const refusal = refusalOf(causeName);
  return refusal === undefined ? new Error(message) : vscode.LanguageModelError[refusal](message);
}

/** Whose request it is: an extension's id, or `core`. Newer versions tell; absent: nobody knows. */
function initiatorOf(options: object): string | undefined {
  return asText(asRecord(options)['requestInitiator']);
}
