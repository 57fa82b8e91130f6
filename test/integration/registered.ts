import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** What Frugal gave to VS Code when it was activated: this file is loaded before. */
interface Registered {
  uriHandler?: vscode.UriHandler;
  models?: vscode.LanguageModelChatProvider;
  participant?: vscode.ChatRequestHandler;
}

const registered: Registered = {};

const { registerUriHandler } = vscode.window;
(vscode.window as { registerUriHandler: unknown }).registerUriHandler = (
  handler: vscode.UriHandler,
) => {
  registered.uriHandler = handler;
  return registerUriHandler(handler);
};

const { registerLanguageModelChatProvider } = vscode.lm;
(vscode.lm as { registerLanguageModelChatProvider: unknown }).registerLanguageModelChatProvider = (
  vendor: string,
  provider: vscode.LanguageModelChatProvider,
) => {
  registered.models = provider;
  return registerLanguageModelChatProvider(vendor, provider);
};

const { createChatParticipant } = vscode.chat;
(vscode.chat as { createChatParticipant: unknown }).createChatParticipant = (
  id: string,
  handler: vscode.ChatRequestHandler,
) => {
  registered.participant = handler;
  return createChatParticipant(id, handler);
};

/** Who answers `@frugal`, as VS Code knows it. */
export function participantHandler(): vscode.ChatRequestHandler {
  const { participant } = registered;
  assert.ok(participant, 'Frugal registered no participant');
  return participant;
}

/** The provider of the models, as VS Code knows it. */
export function modelProvider(): vscode.LanguageModelChatProvider {
  const { models } = registered;
  assert.ok(models, 'Frugal registered no models');
  return models;
}

/** Follows a link to Frugal, as VS Code does once the user has let it. */
export async function follow(link: string): Promise<void> {
  const { uriHandler } = registered;
  assert.ok(uriHandler, 'Frugal registered nobody for links');
  await uriHandler.handleUri(vscode.Uri.parse(`vscode://frugal.frugal/${link}`));
}
