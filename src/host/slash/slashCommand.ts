import type { NewTurn } from '../../core/chat/newTurn';
import type { App } from '../app';
import type { Running } from '../tasks/taskRunner';

interface Named {
  /** What is typed behind `/`. */
  readonly name: string;
  readonly icon: string;
  /** What it does, a few words. */
  readonly summary: string;
  /** What it costs, where that is not one turn or nothing. */
  readonly price?: string;
  /** What may be typed behind it: it is written then, and not run at once. */
  readonly takes?: string;
  /** Absent: always. What is not there is not offered. */
  readonly isThere?: () => boolean;
}

/** A message in the chat that is made of what was typed: one request. */
export interface MessageCommand extends Named {
  /** @throws ExpectedError, Cancelled */
  readonly turn: (app: App, typed: string) => Promise<NewTurn>;
}

/** Something that Frugal has a command for. */
export interface RunCommand extends Named {
  /** It needs no model: it works when no request is left. */
  readonly isFree: boolean;
  readonly run: (app: App, typed: string, how: Running) => unknown;
}

export type SlashCommand = MessageCommand | RunCommand;

export function isMessage(command: SlashCommand): command is MessageCommand {
  return 'turn' in command;
}

/** Whether it needs no model. */
export function isFree(command: SlashCommand): boolean {
  return !isMessage(command) && command.isFree;
}
