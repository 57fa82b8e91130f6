import type { App } from '../app';
import { activeEditor, codeOfEditor, wholeLines, type Code } from '../editor/readCode';
import { checkWritable } from '../editor/writable';

/**
 * The code that a task is to change, as whole lines. A change that could not be written would be a wasted request.
 * @throws NoEditorError, NotTextError, NothingSelectedError, ReadOnlyError
 */
export async function codeToChange({ clock, context }: App): Promise<Code> {
  const editor = activeEditor();
  await checkWritable(editor.document.uri);
  const code = wholeLines(await codeOfEditor(editor, clock));
  context.prepare(code);
  return code;
}
