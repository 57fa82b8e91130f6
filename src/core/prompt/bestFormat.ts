import type { UsageRow } from '../ports';
import { answeringModel } from '../routing/answeringModel';
import { modelKey } from '../routing/servedModel';
import type { AnswerFormat } from './answerFormats';

const dayMs = 24 * 60 * 60 * 1000;
/** How far back the ledger is read, in milliseconds: what is older weighs nothing. */
export const editsMs = 7 * dayMs;

/** Which part of the edits in the form that suits a task best can be used, of models of which nothing is known. */
const usualPart = 0.8;
/** In any other form: two refusals of the first make it worth a try. */
const usualPartOfOthers = 0.55;
/** As if so many edits in each form were known of every model. */
const knownOfAll = 3;

/**
 * The form to ask a model for: the first of those that suit the task, unless its edits of the last days say that it does
 * another one better.
 *
 * @param suited the form that suits best first, and the one to try sooner before the others
 * @param edits requests whose edits were judged
 */
export function bestFormat(
  suited: readonly [AnswerFormat, ...AnswerFormat[]],
  edits: readonly UsageRow[],
  modelId: string,
  now: number,
): AnswerFormat {
  const own = edits.filter((row) => isSame(answeringModel(row), modelId));
  const part = (format: AnswerFormat, usual: number): number => {
    const weigh = (rows: readonly UsageRow[]): number =>
      rows.reduce((sum, { at }) => sum + 2 ** (-Math.max(0, now - at) / dayMs), 0);
    const placed = weigh(own.filter((row) => isPlaced(row, format)));
    const refused = weigh(own.filter((row) => isRefused(row, format)));
    return (placed + usual * knownOfAll) / (placed + refused + knownOfAll);
  };
  const [first, ...others] = suited;
  let best = { format: first, part: part(first, usualPart) };
  for (const format of others) {
    const other = part(format, usualPartOfOthers);
    if (other > best.part) best = { format, part: other };
  }
  return best.format;
}

function isPlaced({ proposal, writtenFormat }: UsageRow, format: AnswerFormat): boolean {
  return proposal !== 'refused' && writtenFormat === format;
}

/** To ask for it led nowhere, or what came of it did. */
function isRefused(
  { proposal, askedFormat, writtenFormat }: UsageRow,
  format: AnswerFormat,
): boolean {
  return proposal === 'refused' && (askedFormat === format || writtenFormat === format);
}

function isSame(id: string, other: string): boolean {
  return modelKey(id) === modelKey(other);
}
