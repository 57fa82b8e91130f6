import type { Task } from '../../shared/chat';
import type { AskedEdit } from '../edits/fileOfEdit';
import type { KnownFile } from '../edits/namedFile';
import type { EditTarget } from '../edits/target';
import type { Attachment } from '../prompt/attachment';
import type { AnswerFormat } from '../prompt/answerFormats';
import type { PromptTurn } from '../prompt/buildPrompt';

/** What is asked, with all that goes along. */
export interface NewTurn {
  readonly task: Task;
  readonly text: string;
  /** What was typed for it, where that is not its text: the name of a prompt. */
  readonly typed?: string;
  readonly attachments: readonly Attachment[];
  /** What the answer is to replace. */
  readonly target?: EditTarget;
  /** Which files the answer is to change or to make. */
  readonly files?: readonly KnownFile[];
}

/** The turn on its own, as it goes into a prompt. */
export function promptTurn({ task, text, attachments, ...about }: NewTurn): PromptTurn {
  const [format, ...otherFormats] = formatsOf({ attachments, ...about });
  return { task, text, attachments, ...(format && { format, otherFormats }) };
}

/** Tasks whose answers are not about changing the code that went along. */
const onlySaying: readonly Task[] = ['explain', 'rename', 'commit'];

/** Whether its answer can be about a change at all. */
export function mayChange({ task }: Pick<NewTurn, 'task'>): boolean {
  return !onlySaying.includes(task);
}

export function asksForChange(turn: Pick<NewTurn, 'task' | 'target' | 'files'>): boolean {
  return (turn.target !== undefined || turn.files !== undefined) && mayChange(turn);
}

/** What an answer to this turn is taken for. */
export function askedEdit({ target, files, attachments }: NewTurn): AskedEdit {
  const known = files ?? attachments.filter(({ uri, supporting }) => uri !== '' && !supporting);
  return { known, ...(target && { target }) };
}

/** In tokens, of all files together: models can write so much again without leaving lines out. */
const smallFiles = 2000;

/** The forms in which an answer can become the change that is asked for, the one that suits it best first. */
function formatsOf({
  target,
  files,
  attachments,
}: Pick<NewTurn, 'target' | 'files' | 'attachments'>): readonly AnswerFormat[] {
  if (target) return target.text.trim() === '' ? ['insertion'] : ['replacement', 'searchReplace'];
  if (!files) return [];
  const old = files.filter(({ isNew }) => !isNew);
  if (old.length === 0) return ['wholeFile'];
  const whole = old.map(({ uri }) =>
    attachments.find((one) => one.uri === uri && one.chip.lines === undefined),
  );
  const tokens = whole.reduce((sum, one) => sum + (one?.chip.tokens ?? Infinity), 0);
  return tokens <= smallFiles
    ? ['searchReplace', 'wholeFile', 'unifiedDiff']
    : ['searchReplace', 'unifiedDiff'];
}
