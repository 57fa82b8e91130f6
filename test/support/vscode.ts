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
  activeTextEditor: undefined as { readonly document: { readonly uri: Uri } } | undefined,
  showQuickPick: (items: readonly unknown[]): Promise<unknown> => Promise.resolve(items[0]),
  showTextDocument: (uri: Uri): Promise<unknown> => Promise.resolve(uri),
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

export const FileType = { File: 1, Directory: 2 };

export class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
}

export class Range {
  constructor(
    readonly start: Position,
    readonly end: Position,
  ) {}
}

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

  static joinPath({ path, scheme }: Uri, ...names: readonly string[]): Uri {
    const joined = [path, ...names].join('/');
    return new Uri(joined.replace(/\/$/, '').replaceAll('//', '/'), scheme);
  }

  static parse(text: string): Uri {
    const [scheme = '', ...path] = text.split(':');
    return new Uri(path.join(':'), scheme);
  }
}

interface Notebook {
  getCells(): readonly {
    readonly notebook: { readonly uri: Uri };
    readonly index: number;
    readonly document: { readonly uri: Uri };
  }[];
}

interface Folder {
  readonly uri: Uri;
  readonly name?: string;
}

/** A workspace, of one folder unless a test has others, whose files are those in `texts`, by their paths. */
export const workspace = {
  isTrusted: true,
  texts: new Map<string, string>(),
  workspaceFolders: [{ uri: new Uri('/w') }] as readonly Folder[],
  notebookDocuments: [] as Notebook[],
  getWorkspaceFolder: ({ path, scheme }: Uri): Folder | undefined =>
    workspace.workspaceFolders.find(
      ({ uri }) => scheme === uri.scheme && path.startsWith(`${uri.path}/`),
    ),
  textDocuments: [],
  findFiles: () => Promise.resolve([]),
  asRelativePath: (uri: Uri, withFolder?: boolean): string => {
    const folder = workspace.getWorkspaceFolder(uri);
    if (!folder) return uri.fsPath;
    const path = uri.path.slice(folder.uri.path.length + 1);
    const isTold = withFolder ?? workspace.workspaceFolders.length > 1;
    return isTold ? `${folder.name ?? ''}/${path}` : path;
  },
  fs: {
    stat: async (uri: Uri) => ({
      type: FileType.File,
      size: (await workspace.fs.readFile(uri)).length,
    }),
    readDirectory: ({ path }: Uri): Promise<[string, number][]> => {
      const inside = [...workspace.texts.keys()].filter((one) => one.startsWith(`${path}/`));
      return Promise.resolve(inside.map((one) => [one.slice(path.length + 1), FileType.File]));
    },
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
