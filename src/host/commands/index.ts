import { accessibilityHelp } from './accessibilityHelp';
import { acceptHunk } from './acceptHunk';
import { acceptProposal } from './acceptProposal';
import { addContext } from './addContext';
import { ask } from './ask';
import { askCollected } from './askCollected';
import { attachChanges } from './attachChanges';
import { attachFile } from './attachFile';
import { attachTerminal } from './attachTerminal';
import { clearAnswers } from './clearAnswers';
import { clearCollected } from './clearCollected';
import { clearUsage } from './clearUsage';
import { collect } from './collect';
import type { Command } from './command';
import { commitMessage } from './commitMessage';
import { discardHunk } from './discardHunk';
import { discardProposal } from './discardProposal';
import { compare } from './compare';
import { document } from './document';
import { edit } from './edit';
import { editHere } from './editHere';
import { explain } from './explain';
import { explainTerminal } from './explainTerminal';
import { exportChat } from './exportChat';
import { exportUsage } from './exportUsage';
import { findProviders } from './findProviders';
import { fix } from './fix';
import { fixAll } from './fixAll';
import { fixNewErrors } from './fixNewErrors';
import { focusChat } from './focusChat';
import { getKey } from './getKey';
import { history } from './history';
import { importChats } from './importChats';
import { newChat } from './newChat';
import { nextCodeBlock } from './nextCodeBlock';
import { nextHunk } from './nextHunk';
import { openSettings } from './openSettings';
import { pickModel } from './pickModel';
import { previousCodeBlock } from './previousCodeBlock';
import { previousHunk } from './previousHunk';
import { refactor } from './refactor';
import { refreshModels } from './refreshModels';
import { removeKey } from './removeKey';
import { rename } from './rename';
import { reportProblem } from './reportProblem';
import { resolveConflict } from './resolveConflict';
import { reviewFiles } from './reviewFiles';
import { reviewProposal } from './reviewProposal';
import { sendShown } from './sendShown';
import { setKey } from './setKey';
import { setUpServer } from './setUpServer';
import { showChecks } from './showChecks';
import { showDiff } from './showDiff';
import { showLog } from './showLog';
import { showModels } from './showModels';
import { showPrompt } from './showPrompt';
import { showUsage } from './showUsage';
import { signIn } from './signIn';
import { signOut } from './signOut';
import { stop } from './stop';
import { switchKey } from './switchKey';
import { tryExplain } from './tryExplain';
import { undoChange } from './undoChange';
import { writeTests } from './writeTests';

/** Every command; `package.json` lists the same. */
export const commands: readonly Command[] = [
  accessibilityHelp,
  acceptHunk,
  acceptProposal,
  addContext,
  ask,
  askCollected,
  attachChanges,
  attachFile,
  attachTerminal,
  clearAnswers,
  clearCollected,
  clearUsage,
  collect,
  commitMessage,
  compare,
  discardHunk,
  discardProposal,
  document,
  edit,
  editHere,
  explain,
  explainTerminal,
  exportChat,
  exportUsage,
  findProviders,
  fix,
  fixAll,
  fixNewErrors,
  focusChat,
  getKey,
  history,
  importChats,
  newChat,
  nextCodeBlock,
  nextHunk,
  openSettings,
  pickModel,
  previousCodeBlock,
  previousHunk,
  refactor,
  refreshModels,
  removeKey,
  rename,
  reportProblem,
  resolveConflict,
  reviewFiles,
  reviewProposal,
  sendShown,
  setKey,
  setUpServer,
  showChecks,
  showDiff,
  showLog,
  showModels,
  showPrompt,
  showUsage,
  signIn,
  signOut,
  stop,
  switchKey,
  tryExplain,
  undoChange,
  writeTests,
];
