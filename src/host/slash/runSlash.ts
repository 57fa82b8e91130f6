import { l10n } from 'vscode';
import type { App } from '../app';
import { Cancelled, ExpectedError } from '../expectedError';
import { allCommands } from './allCommands';
import { isMessage, type SlashCommand } from './slashCommand';
import type { Running } from '../tasks/taskRunner';

/** A command and what was typed behind it. */
export interface Slash {
  readonly command: SlashCommand;
  readonly typed: string;
}

/** The command with which a text begins; undefined where it is a message. */
export async function readSlash(text: string): Promise<Slash | undefined> {
  const [, name, typed = ''] = /^\s*\/([\w.-]+)(?:\s+([^]*))?$/.exec(text) ?? [];
  if (name === undefined) return undefined;
  const command = (await allCommands()).find((one) => one.name === name);
  return command && { command, typed: typed.trim() };
}

/** Shows what the composer would send: what a command makes of it, else the message as it is. */
export async function showComposed(app: App): Promise<void> {
  const { session, tasks } = app;
  const turn = session.composed;
  const slash = await readSlash(turn.text);
  if (!slash) return tasks.show(turn);
  const { command, typed } = slash;
  if (isMessage(command))
    return tasks.show({ ...(await command.turn(app, typed)), typed: turn.text });
  if (command.isFree)
    throw new ExpectedError(l10n.t('/{0} needs no model: nothing would be sent.', command.name));
  await command.run(app, typed, { show: true });
}

/** Runs it. What was typed stays in the composer until that has begun, and where it cannot. */
export async function runSlash(
  app: App,
  { command, typed }: Slash,
  text: string,
  how: Running = {},
): Promise<void> {
  const { session, view, tasks } = app;
  const settle = (left: string): void => {
    if (session.composed.text !== text.trim()) return;
    session.setDraft(left);
    view.post({ type: 'draft', text: left });
  };
  try {
    if (isMessage(command)) {
      const turn = command.turn(app, typed).then((made) => ({ ...made, typed: text.trim() }));
      // Another answer goes on instead.
      if (!(await tasks.run(turn, how))) throw new Cancelled();
    } else await command.run(app, typed, how);
  } catch (error) {
    settle(text);
    throw error;
  }
  settle('');
}
