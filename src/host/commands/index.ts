import { acceptProposal } from './acceptProposal';
import { addContext } from './addContext';
import { ask } from './ask';
import { attachFile } from './attachFile';
import { clearUsage } from './clearUsage';
import type { Command } from './command';
import { discardProposal } from './discardProposal';
import { explain } from './explain';
import { exportUsage } from './exportUsage';
import { focusChat } from './focusChat';
import { getKey } from './getKey';
import { history } from './history';
import { newChat } from './newChat';
import { openSettings } from './openSettings';
import { pickModel } from './pickModel';
import { refactor } from './refactor';
import { refreshModels } from './refreshModels';
import { removeKey } from './removeKey';
import { reviewProposal } from './reviewProposal';
import { setKey } from './setKey';
import { setUpServer } from './setUpServer';
import { showLog } from './showLog';
import { showQuota } from './showQuota';
import { stop } from './stop';

/** Every command; `package.json` lists the same. */
export const commands: readonly Command[] = [
  acceptProposal,
  addContext,
  ask,
  attachFile,
  clearUsage,
  discardProposal,
  explain,
  exportUsage,
  focusChat,
  getKey,
  history,
  newChat,
  openSettings,
  pickModel,
  refactor,
  refreshModels,
  removeKey,
  reviewProposal,
  setKey,
  setUpServer,
  showLog,
  showQuota,
  stop,
];
