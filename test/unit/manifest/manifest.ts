import * as fs from 'node:fs';

/** A command, a menu entry or a keybinding: whatever names a command. */
export interface CommandEntry {
  readonly command?: string;
  readonly title?: string;
  readonly category?: string;
  readonly icon?: string;
}

export interface Setting {
  readonly type?: unknown;
  readonly default?: unknown;
  readonly scope?: string;
  readonly ignoreSync?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly additionalProperties?: Setting | boolean;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownDescription?: string;
}

/** The parts of `package.json` that must agree with the code. */
export interface Manifest {
  readonly contributes?: {
    readonly languages?: readonly {
      readonly id: string;
      readonly filenamePatterns: readonly string[];
    }[];
    readonly grammars?: readonly {
      readonly language: string;
      readonly scopeName: string;
      readonly path: string;
    }[];
    readonly commands?: readonly CommandEntry[];
    readonly walkthroughs?: readonly {
      readonly steps: readonly {
        readonly id: string;
        readonly description: string;
        readonly media: { readonly svg: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
    readonly keybindings?: readonly CommandEntry[];
    readonly menus?: Readonly<Record<string, readonly CommandEntry[]>>;
    readonly configuration?: { readonly properties?: Readonly<Record<string, Setting>> };
  };
}

/** `package.json` as it is. */
export function readManifest(): Manifest {
  return JSON.parse(fs.readFileSync('package.json', 'utf8')) as Manifest;
}

export const contributedCommands = ({ contributes }: Manifest): readonly string[] =>
  (contributes?.commands ?? []).flatMap(({ command }) => command ?? []);

export const settingsOf = ({ contributes }: Manifest): Readonly<Record<string, Setting>> =>
  contributes?.configuration?.properties ?? {};

/** The texts for the `%keys%` of `package.json`. */
export function readTexts(): Readonly<Record<string, string>> {
  return JSON.parse(fs.readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
}
