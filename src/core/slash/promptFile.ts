/** A prompt that a project keeps in a file, to be used as a command. */
export interface PromptFile {
  /** Relative to its workspace folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** What a prompt file says before its text, and that. */
export interface PromptHead {
  /** What is typed behind `/`. */
  readonly name: string;
  readonly description?: string;
  readonly body: string;
  /** What it has to be told: `name` of `${input:name}`, or the number of `$1`. */
  readonly inputs: readonly string[];
  /** It takes all that is typed behind it. */
  readonly takesAll: boolean;
}

/** Folders of prompt files, and how their names end. */
export const promptFolders: readonly { readonly folder: string; readonly ending: string }[] = [
  { folder: '.frugal/prompts', ending: '.md' },
  { folder: '.github/prompts', ending: '.prompt.md' },
];

const placeholder = /\$\{input:([\w-]+)(?::[^}]*)?\}|\$(\d)(?!\d)|\$(ARGUMENTS)\b|\$\{(args)\}/g;

export function readPromptFile({ path, text }: PromptFile): PromptHead {
  const [, head = ''] = /^\uFEFF?---[ \t]*\r?\n([^]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
  const body = text.replace(/^\uFEFF?---[ \t]*\r?\n[^]*?\r?\n---[ \t]*(?:\r?\n|$)/, '').trim();
  const found = /^description:[ \t]*(.+?)[ \t]*$/m.exec(head)?.[1];
  const description = found?.replace(/^(["'])(.*)\1$/, '$2');
  const all = [...body.matchAll(placeholder)];
  const inputs = all.flatMap(([, input, number]) => input ?? number ?? []);
  return {
    name: nameOf(path),
    ...(description !== undefined && { description }),
    body,
    inputs: [...new Set(inputs)],
    takesAll: all.some(([, , , all1, all2]) => (all1 ?? all2) !== undefined),
  };
}

function nameOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/(\.prompt)?\.md$/, '');
  return name.replace(/[^\w.-]+/g, '-');
}

/**
 * The prompt with what was typed behind its name in its places: words in their order, a last one with all that is left.
 * Where it has no places, that is put behind it.
 */
export function fillIn({ body, inputs, takesAll }: PromptHead, typed: string): string {
  const words = wordsOf(typed);
  const named = inputs.filter((input) => !/^\d$/.test(input));
  const valueOf = (input: string): string => {
    const at = /^\d$/.test(input) ? Number(input) - 1 : named.indexOf(input);
    const isLast = at === named.length - 1 && named.includes(input);
    return isLast ? words.slice(at).join(' ') : (words[at] ?? '');
  };
  const filled = body.replace(placeholder, (_, input?: string, number?: string) =>
    input === undefined && number === undefined ? typed : valueOf(input ?? number ?? ''),
  );
  const isPlain = inputs.length === 0 && !takesAll && typed !== '';
  return isPlain ? `${filled}\n\n${typed}` : filled;
}

/** What `fillIn` would leave empty. */
export function missingInputs({ inputs }: PromptHead, typed: string): readonly string[] {
  const words = wordsOf(typed);
  const named = inputs.filter((input) => !/^\d$/.test(input));
  return inputs.filter((input) => {
    const at = /^\d$/.test(input) ? Number(input) - 1 : named.indexOf(input);
    return words[at] === undefined;
  });
}

/** Quotes hold words together. */
function wordsOf(typed: string): readonly string[] {
  return [...typed.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
}
