import { commands, l10n } from 'vscode';
import { ExpectedError } from '../expectedError';

/** There is no text to work on. */
export class NoEditorError extends ExpectedError {
  override readonly name = 'NoEditorError';

  constructor() {
    super(l10n.t('No text editor is open. Open a file and put the cursor into the code.'), [
      {
        label: l10n.t('Open a file'),
        run: () => commands.executeCommand('workbench.action.quickOpen'),
      },
    ]);
  }
}

/** The document, or what is left of it around the cursor, is empty. */
export class NothingSelectedError extends ExpectedError {
  override readonly name = 'NothingSelectedError';

  constructor() {
    super(l10n.t('No code at the cursor. Select some first.'));
  }
}

/** The file is not text. */
export class NotTextError extends ExpectedError {
  override readonly name = 'NotTextError';

  constructor(fileName: string) {
    super(l10n.t('{0} is not a text file, so it cannot go with a message.', fileName));
  }
}

/** The file is larger than what Frugal reads. */
export class TooLargeFileError extends ExpectedError {
  override readonly name = 'TooLargeFileError';

  constructor(fileName: string) {
    super(
      l10n.t(
        '{0} is too large to attach as a whole: the bound is 1 MB. Select the part that matters.',
        fileName,
      ),
    );
  }
}

/** The file cannot be changed, so asking for a change would waste a request. */
export class ReadOnlyError extends ExpectedError {
  override readonly name = 'ReadOnlyError';

  constructor(fileName: string) {
    super(l10n.t('{0} is read-only, so nothing can be changed in it.', fileName));
  }
}

/** Code outside of what is open is never changed. */
export class OutsideWorkspaceError extends ExpectedError {
  override readonly name = 'OutsideWorkspaceError';

  constructor(fileName: string) {
    super(l10n.t('{0} is outside the workspace, so nothing is changed in it.', fileName));
  }
}

/** What is in the file of a notebook is no code: that is in its cells. */
export class NotebookError extends ExpectedError {
  override readonly name = 'NotebookError';

  constructor(fileName: string) {
    super(
      l10n.t(
        '{0} is a notebook: its file is not changed, only the code of a cell that you ask about.',
        fileName,
      ),
    );
  }
}

/** The file is not there any more. */
export class GoneError extends ExpectedError {
  override readonly name = 'GoneError';

  constructor(fileName: string, options?: ErrorOptions) {
    super(l10n.t('{0} cannot be opened: it was deleted or moved.', fileName), [], options);
  }
}
