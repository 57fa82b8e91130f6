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

interface Progress {
  readonly options: { readonly title: string; readonly cancellable: boolean };
  /** Presses its *Cancel*. */
  readonly cancel: () => void;
  readonly ended: Promise<unknown>;
}

type Task = (
  progress: undefined,
  token: { onCancellationRequested(run: () => void): void },
) => Promise<unknown>;

/** What was shown of long work. */
export const progressShown: Progress[] = [];

export const window = {
  withProgress: (options: Progress['options'], task: Task): Promise<unknown> => {
    const listeners: (() => void)[] = [];
    const ended = task(undefined, { onCancellationRequested: (run) => void listeners.push(run) });
    progressShown.push({ options, ended, cancel: () => listeners.forEach((run) => run()) });
    return ended;
  },
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
  constructor(
    readonly path: string,
    readonly scheme = 'file',
  ) {}

  /** As Windows and VS Code write it. */
  get fsPath(): string {
    const { path } = this;
    return /^\/[A-Za-z]:/.test(path)
      ? `${path.charAt(1).toLowerCase()}${path.slice(2)}`.replaceAll('/', '\\')
      : path;
  }

  with({ scheme }: { readonly scheme: string }): Uri {
    return new Uri(this.path, scheme);
  }

  toString(): string {
    return `${this.scheme}:${this.path}`;
  }

  static joinPath({ path, scheme }: Uri, name: string): Uri {
    return new Uri(`${path}/${name}`.replace(/\/$/, '').replaceAll('//', '/'), scheme);
  }
}

interface Notebook {
  getCells(): readonly {
    readonly notebook: { readonly uri: Uri };
    readonly index: number;
    readonly document: { readonly uri: Uri };
  }[];
}

/** A workspace of one folder, whose files are those in `texts`, by their paths. */
export const workspace = {
  isTrusted: true,
  texts: new Map<string, string>(),
  workspaceFolders: [{ uri: new Uri('/w') }],
  notebookDocuments: [] as Notebook[],
  getWorkspaceFolder: ({ path, scheme }: Uri) =>
    workspace.workspaceFolders.find(
      ({ uri }) => scheme === uri.scheme && path.startsWith(`${uri.path}/`),
    ),
  asRelativePath: (uri: Uri): string => {
    const folder = workspace.getWorkspaceFolder(uri);
    return folder ? uri.path.slice(folder.uri.path.length + 1) : uri.fsPath;
  },
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
