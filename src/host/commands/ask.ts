import type { Attachment } from '../../core/prompt/attachment';
import type { App } from '../app';
import { NothingSelectedError } from '../editor/errors';
import { activeEditor, attachCode, codeOfEditor } from '../editor/readCode';
import type { Command } from './command';

/** Puts the code into the composer; nothing is sent. Without code at the cursor there is still something to ask. */
export const ask: Command = {
  id: 'frugal.ask',
  run: async (app: App) => {
    const attachment = await codeAtCursor(app);
    if (attachment) await app.session.attach(attachment);
    await app.view.focusComposer();
  },
};

async function codeAtCursor({ clock }: App): Promise<Attachment | undefined> {
  try {
    return attachCode(await codeOfEditor(activeEditor(), clock));
  } catch (error) {
    if (error instanceof NothingSelectedError) return undefined;
    throw error;
  }
}
