import { acceptProposal } from './acceptProposal';
import { addContext } from './addContext';
import { ask } from './ask';
import { attachFile } from './attachFile';
import { clearAnswers } from './clearAnswers';
import { clearUsage } from './clearUsage';
import type { Command } from './command';
import { commitMessage } from './commitMessage';
import { discardProposal } from './discardProposal';
import { document } from './document';
import { edit } from './edit';
import { explain } from './explain';
import { explainTerminal } from './explainTerminal';
import { exportUsage } from './exportUsage';
import { fix } from './fix';
import { fixAll } from './fixAll';
import { focusChat } from './focusChat';
import { getKey } from './getKey';
import { history } from './history';
import { newChat } from './newChat';
import { openSettings } from './openSettings';
import { pickModel } from './pickModel';
import { refactor } from './refactor';
import { refreshModels } from './refreshModels';
import { removeKey } from './removeKey';
import { rename } from './rename';
import { resolveConflict } from './resolveConflict';
import { reviewProposal } from './reviewProposal';
import { setKey } from './setKey';
import { setUpServer } from './setUpServer';
import { showLog } from './showLog';
import { showUsage } from './showUsage';
import { stop } from './stop';
import { writeTests } from './writeTests';

/** Every command; `package.json` lists the same. */
export const commands: readonly Command[] = [
  acceptProposal,
  addContext,
  ask,
  attachFile,
  clearAnswers,
  clearUsage,
  commitMessage,
  discardProposal,
  document,
  edit,
  explain,
  explainTerminal,
  exportUsage,
  fix,
  fixAll,
  focusChat,
  getKey,
  history,
  newChat,
  openSettings,
  pickModel,
  refactor,
  refreshModels,
  removeKey,
  rename,
  resolveConflict,
  reviewProposal,
  setKey,
  setUpServer,
  showLog,
  showUsage,
  stop,
  writeTests,
];
