// What unit tests have in the place of VS Code: no more than the words, the lists and the status bar of `host` need.

export const env = { remoteName: undefined };

export const commands = { executeCommand: () => Promise.resolve() };

export const ProgressLocation = { Notification: 15 };

export const l10n = {
  /** English, with its places filled in where there is something for them. */
  t: (text: string, ...values: readonly (string | number)[]): string =>
    text.replaceAll(/\{(\d+)\}/g, (hole, place: string) => String(values[Number(place)] ?? hole)),
};

export const StatusBarAlignment = { Right: 2 };

export const QuickPickItemKind = { Separator: -1, Default: 0 };

export const Disposable = {
  from: (...all: readonly { dispose(): void }[]) => ({
    dispose: () => all.forEach((one) => one.dispose()),
  }),
};

export class ThemeIcon {
  constructor(readonly id: string) {}
}

export class ThemeColor {
  constructor(readonly id: string) {}
}

export class MarkdownString {
  constructor(public value = '') {}

  appendMarkdown(text: string): this {
    this.value += text;
    return this;
  }

  appendText(text: string): this {
    return this.appendMarkdown(text);
  }
}

/** An item of the status bar, as it was left. */
export class StatusBarItem {
  text = '';
  tooltip: string | MarkdownString = '';
  command = '';
  accessibilityInformation = { label: '' };
  shown = false;

  show(): void {
    this.shown = true;
  }

  hide(): void {
    this.shown = false;
  }

  dispose(): void {
    this.hide();
  }
}

/** Those that were made, by their names. */
export const statusBarItems = new Map<string, StatusBarItem>();

export const window = {
  createStatusBarItem: (id: string): StatusBarItem => {
    const item = new StatusBarItem();
    statusBarItems.set(id, item);
    return item;
  },
  /** Only what was said last is in sight. */
  setStatusBarMessage: (text: string) => {
    const message = { text };
    statusMessages.push(message);
    return {
      dispose: () => {
        statusMessages.splice(
          0,
          statusMessages.length,
          ...statusMessages.filter((one) => one !== message),
        );
      },
    };
  },
};

/** Messages in the status bar that were not taken away. */
export const statusMessages: { readonly text: string }[] = [];

export class Uri {
  readonly scheme = 'file';
  readonly fsPath: string;

  constructor(readonly path: string) {
    this.fsPath = path;
  }

  static joinPath({ path }: Uri, name: string): Uri {
    return new Uri(`${path}/${name}`);
  }
}

/** A workspace of one folder, whose files are those in `texts`, by their paths. */
export const workspace = {
  isTrusted: true,
  texts: new Map<string, string>(),
  workspaceFolders: [{ uri: new Uri('/w') }],
  getWorkspaceFolder: ({ path }: Uri) =>
    workspace.workspaceFolders.find(({ uri }) => path.startsWith(`${uri.path}/`)),
  asRelativePath: ({ path }: Uri): string => path.replace(/^\/w\//, ''),
  fs: {
    stat: async (uri: Uri) => ({ size: (await workspace.fs.readFile(uri)).length }),
    readFile: ({ path }: Uri): Promise<Uint8Array> => {
      const text = workspace.texts.get(path);
      return text === undefined
        ? Promise.reject(new Error('FileNotFound'))
        : Promise.resolve(new TextEncoder().encode(text));
    },
  },
};

/** What the Git extension exports; undefined: it is not there. */
export const git: { api: unknown } = { api: undefined };

export const extensions = {
  getExtension: () =>
    git.api === undefined
      ? undefined
      : { activate: () => Promise.resolve({ getAPI: () => git.api }) },
};
