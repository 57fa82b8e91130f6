import { activeEditor, attachCode, codeOfEditor } from '../editor/readCode';
import type { Command } from './command';

/** Puts the code into the composer; nothing is sent. */
export const ask: Command = {
  id: 'frugal.ask',
  run: async ({ session, view, clock }) => {
    const code = await codeOfEditor(activeEditor(), clock);
    await session.attach(attachCode(code));
    await view.focusComposer();
  },
};
